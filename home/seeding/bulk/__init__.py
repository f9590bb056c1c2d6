"""Benchmark sizes (a district, a city) in bulk: the same every time under one random seed, all of it marked 示例."""
