namespace Delightful.Local;

/// <summary>How a local cloud is set up. After start, the registered instance has real ports.</summary>
public sealed record LocalCloudOptions
{
    /// <summary>moto's account, the only one there is.</summary>
    public const string Account = "123456789012";

    /// <summary>The only region there is.</summary>
    public const string Region = "us-east-1";

    /// <summary>The Slack workspace whose members may answer.</summary>
    public const string SlackTeam = "T0LOCAL001";

    /// <summary>What every secret of the installation says here: of the chat and of the repository host, theirs and ours.</summary>
    public const string Secret = "not-a-secret-on-this-machine";

    /// <summary>The folder that holds template.yaml and infrastructure/.</summary>
    public required string RepositoryRoot { get; init; }

    /// <summary>Port of the AWS endpoint; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Port of moto; 0 takes a free one.</summary>
    public int MotoPort { get; init; }

    /// <summary>Divides configured waits, schedules and retry delays. Work itself takes the time it takes.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Where logs and working folders go; by default .delightful/local under the repository.</summary>
    public string StateDirectory { get => field ?? Path.Combine(RepositoryRoot, ".delightful", "local"); init; }

    /// <summary>The publish folder of the functions' executable.</summary>
    public string FunctionsDirectory { get => field ?? Path.Combine(RepositoryRoot, ".delightful", "functions"); init; }

    /// <summary>The SAM template to deploy at start; null starts an empty cloud.</summary>
    public string? Template { get; init; }

    /// <summary>Values for the template's parameters, over those the cloud itself knows.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The CLI configuration that names a provider mirror; null leaves Terraform to its registry.</summary>
    public string? TerraformCliConfig { get; init; }

    /// <summary>The command line that runs a task of an image repository, by repository name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> TaskCommands { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The AWS endpoint.</summary>
    public Uri Endpoint => new($"http://127.0.0.1:{Port}");

    /// <summary>moto itself, for the cloud's own use.</summary>
    public Uri MotoEndpoint => new($"http://127.0.0.1:{MotoPort}");

    /// <summary>A configured wait as this cloud waits it.</summary>
    public TimeSpan Scaled(TimeSpan wait) => wait / Speed;

    /// <summary>What a child process needs in its environment to talk to this cloud as to AWS.</summary>
    public IReadOnlyDictionary<string, string> AwsEnvironment() => new Dictionary<string, string>
    {
        ["AWS_ENDPOINT_URL"] = Endpoint.ToString().TrimEnd('/'),
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
        ["AWS_SESSION_TOKEN"] = "test",
        ["AWS_REGION"] = Region,
        ["AWS_DEFAULT_REGION"] = Region,
    };
}
