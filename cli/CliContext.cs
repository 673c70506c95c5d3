using Delightful.Cli.Io;
using Delightful.Cli.Targets;

namespace Delightful.Cli;

/// <summary>Everything a command has besides its arguments.</summary>
/// <param name="Terminal">Where it writes.</param>
/// <param name="Variable">The environment.</param>
/// <param name="Folder">The clone of the repository that this program belongs to.</param>
/// <param name="Clock">The time.</param>
/// <param name="FindCloud">Finds the cloud; the argument is true when only AWS will do. Null: <see cref="CloudFinder"/> does.</param>
sealed record CliContext(
    Terminal Terminal, Func<string, string?> Variable, string Folder, TimeProvider Clock, Func<bool, (ICloud Cloud, string Where)>? FindCloud = null)
{
    /// <summary>How often something that is being watched is looked at.</summary>
    public TimeSpan PollEvery { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Where the local cloud keeps its files.</summary>
    public string LocalFolder { get; init; } = Path.Combine(Folder, ".delightful", "local");

    /// <summary>The cloud a command is about. Says on standard error which one it is, so that nobody mistakes it.</summary>
    public ICloud Cloud(bool aws, bool json)
    {
        var (cloud, where) = FindCloud?.Invoke(aws) ?? CloudFinder.Find(this, aws);
        if (!json && !Terminal.IsRedirected)
            Terminal.Error.WriteLine($"({where})");
        return cloud;
    }
}
