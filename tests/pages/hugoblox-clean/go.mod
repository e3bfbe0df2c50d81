module github.com/ruth/site

go 1.22

require github.com/HugoBlox/kit/modules/blox v0.0.0
