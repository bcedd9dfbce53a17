using Microsoft.VisualStudio.TestTools.UnitTesting;

// Many tests wait for processes and sockets, so two classes run at once. Those that measure the whole memory of this process run alone after them:
// [DoNotParallelize].
[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.ClassLevel)]
