// as wagtail start leaves it
