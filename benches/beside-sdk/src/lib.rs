//! Nothing: this package holds benchmarks only.
