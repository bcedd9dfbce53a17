using System;
using System.Collections.Generic;
using VirtualBoard.Network;

namespace VirtualBoard.Modems;

/// <summary>What is wrong with a modem and its network. All off at first; each may be changed at any time.</summary>
public sealed class ModemFaults
{
    private readonly List<CommandFault> _commands = new();

    /// <summary>What connection attempts meet.</summary>
    public ConnectMode Connect { get; set; }

    /// <summary>While true, connections that stand carry nothing in either direction and do not notice it.</summary>
    public bool Silent { get; set; }

    /// <summary>While true, what is sent is accepted, and lost on the air.</summary>
    public bool LoseSent { get; set; }

    /// <summary>While true, what the peer sends is lost on the air.</summary>
    public bool LoseReceived { get; set; }

    /// <summary>So many of the next sends fail.</summary>
    public int FailSends { get; set; }

    /// <summary>So many of the next activations of the data connection fail.</summary>
    public int FailActivations { get; set; }

    /// <summary>While true, the modem hears nothing and says nothing, as after a crash; only a restart of its supply, its key or its reset line helps.</summary>
    public bool Dead { get; set; }

    /// <summary>Adds a fault of commands; the first that fits is taken.</summary>
    public void Add(CommandFault fault)
    {
        lock (_commands)
            _commands.Add(fault);
    }

    /// <summary>Removes all faults of commands.</summary>
    public void ClearCommands()
    {
        lock (_commands)
            _commands.Clear();
    }

    internal CommandFault? Take(string command)
    {
        lock (_commands)
        {
            CommandFault? fault = _commands.Find(f => f.Times > 0 && command.StartsWith(f.Begins, StringComparison.OrdinalIgnoreCase));
            if (fault is not null && --fault.Times == 0)
                _commands.Remove(fault);
            return fault;
        }
    }
}
