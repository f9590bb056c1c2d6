"""The demo edition: everything a small federation would have published, as plain data.

Nothing here imports Django: the modules hold facts and sentences only, and
``home.seeding`` turns them into rows and pages. People, units, communities and
telephone numbers are invented and marked 示例; towns, industries, award types and the
2024 figures are public facts. Moments are written as distances from the day the seed
runs, so that the front page is alive whenever that is. No count of awards is typed
anywhere: the site computes it from the grants.
"""
