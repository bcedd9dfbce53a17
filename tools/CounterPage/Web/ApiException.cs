namespace CounterPage.Web;

/// <summary>A request that is answered with an error; the text is for whoever wrote the request.</summary>
internal sealed class ApiException(int status, string message) : Exception(message)
{
    internal int Status { get; } = status;
}
