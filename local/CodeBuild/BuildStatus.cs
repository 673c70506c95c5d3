namespace Delightful.Local.CodeBuild;

/// <summary>Statuses of builds and phases, spelled as the API spells them.</summary>
static class BuildStatus
{
    public const string InProgress = "IN_PROGRESS";
    public const string Succeeded = "SUCCEEDED";
    public const string Failed = "FAILED";
    public const string Fault = "FAULT";
    public const string Stopped = "STOPPED";
    public const string TimedOut = "TIMED_OUT";
    public const string ClientError = "CLIENT_ERROR";
}
