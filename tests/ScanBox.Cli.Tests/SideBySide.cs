using Microsoft.VisualStudio.TestTools.UnitTesting;

// Most of them wait: for a payment in real time, a process, a socket. The command inside this process takes its turn at the one console; those that change the
// environment run alone after the others: [DoNotParallelize].
[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.ClassLevel)]
