"""What Hugo makes of the files of a site, from 0.111 on."""
