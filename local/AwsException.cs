namespace Delightful.Local;

/// <summary>
/// An error in AWS's own terms. Thrown by a behaviour it becomes the response in the JSON protocol;
/// thrown by <see cref="MotoClient"/> it is what moto answered.
/// </summary>
public sealed class AwsException(string code, string message, int status = 400) : Exception(message)
{
    /// <summary>The error code a client switches on, such as ResourceNotFoundException.</summary>
    public string Code { get; } = code;

    /// <summary>The HTTP status of the response.</summary>
    public int Status { get; } = status;
}
