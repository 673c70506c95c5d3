namespace Delightful.Local;

/// <summary>Answers a whole service, or single operations of one that moto keeps. The first owner in order of registration answers.</summary>
public interface IAwsBehaviour
{
    /// <summary>Whether this call is answered here; must not read the connection.</summary>
    bool Owns(AwsRequest request);

    /// <summary>Writes the whole response. An <see cref="AwsException"/> becomes the error response.</summary>
    Task AnswerAsync(AwsRequest request, CancellationToken ct);
}
