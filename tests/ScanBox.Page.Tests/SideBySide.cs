using Microsoft.VisualStudio.TestTools.UnitTesting;

// A counter runs in real time and its test mostly waits, as a vendor does: so many tests run at once, each at a counter of its own.
// More would starve each other on a small machine.
[assembly: Parallelize(Workers = 4, Scope = ExecutionScope.MethodLevel)]
