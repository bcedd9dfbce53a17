namespace ReferenceSwitch.Payers;

/// <summary>How a payer app builds its one-time codes.</summary>
public enum CodeLayout
{
    /// <summary>A prefix, then one-time digits up to the length.</summary>
    Digits,

    /// <summary><c>62</c>, type digit, institution (4), 12 one-time digits.</summary>
    Unified62,

    /// <summary>Base64 of an EMVCo consumer-presented payload.</summary>
    EmvConsumerPresented,

    /// <summary><c>fp</c> and 33 letters or digits (Alipay's face-pay token).</summary>
    FaceToken,
}
