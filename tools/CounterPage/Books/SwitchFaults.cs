namespace CounterPage.Books;

/// <summary>What is wrong between box and switch. Each is a switch that a visitor turns.</summary>
internal sealed class SwitchFaults
{
    /// <summary>Answers come so much later, in ms: slow, and still before a box gives up.</summary>
    internal const int SlowMs = 6_000;

    /// <summary>Answers are late.</summary>
    internal volatile bool Slow;

    /// <summary>Purchases and refunds are handled, their answers never arrive.</summary>
    internal volatile bool AnswerLost;

    /// <summary>Answers to purchases and refunds have a wrong MAC.</summary>
    internal volatile bool WrongMac;
}
