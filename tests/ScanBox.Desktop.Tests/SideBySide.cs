using Microsoft.VisualStudio.TestTools.UnitTesting;

// Many tests wait for processes and sockets, so two classes run at once. Those that change the environment of this process, or measure its whole memory, run
// alone after them: [DoNotParallelize].
[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.ClassLevel)]
