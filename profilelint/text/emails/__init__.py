"""E-mail addresses: finding them however they are written, and what is wrong with one."""
