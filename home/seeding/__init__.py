"""Turns the demo edition (home.demo) into rows and pages, by the same services and rules that editors use."""
