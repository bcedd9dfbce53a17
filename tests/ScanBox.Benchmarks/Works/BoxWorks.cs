namespace ScanBox.Benchmarks.Works;

/// <summary>A step of a box that has nothing to do.</summary>
internal sealed class IdleStep : IWork
{
    private readonly BenchBox _box = new BenchBox();

    public string Name => "idle Box.Step()";

    public void Run() => _box.Idle();
}

/// <summary>A payment with the work of the switch at the other end.</summary>
internal sealed class PaymentAndSwitch : IWork
{
    private readonly BenchBox _box;

    internal PaymentAndSwitch(BenchBox box) => _box = box;

    public string Name => "payment and switch";

    public void Run() => _box.Pay();
}

/// <summary>What the switch at the other end does for one payment.</summary>
internal sealed class SwitchAlone : IWork
{
    private readonly BenchBox _box;

    internal SwitchAlone(BenchBox box) => _box = box;

    public string Name => "switch alone";

    public void Run() => _box.AnswerAgain();
}
