namespace Delightful.Local;

/// <summary>Work the cloud does once its port answers, in order of registration, before StartAsync returns.</summary>
public interface IStartUpStep
{
    /// <summary>Throws to refuse the start; what was started is stopped again.</summary>
    Task RunAsync(CancellationToken ct);
}
