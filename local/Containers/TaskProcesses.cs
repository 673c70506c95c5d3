using System.Globalization;
using Delightful.Local.Gateway;
using Delightful.Local.Processes;

namespace Delightful.Local.Containers;

/// <summary>Runs a task's container as a process: its image's repository names the command line.</summary>
sealed class TaskProcesses(LocalCloudOptions options, Images images, TaskSecrets secrets, ChildProcesses children)
{
    /// <summary>Throws <see cref="CannotPullException"/> when there is nothing to run.</summary>
    public async Task<(ProcessGroup Process, Image Image, int Port)> StartAsync(RunningTask task, CancellationToken ct)
    {
        var image = await images.PullAsync(task.Definition.Image, ct);
        if (!options.TaskCommands.TryGetValue(image.Repository, out var command))
            throw new CannotPullException($"no command is set up for the repository {image.Repository}");
        var port = FreePort.Take();
        var environment = Environment(task, image, port);
        foreach (var (name, value) in await SecretsAsync(task, ct))
            environment[name] = value;
        var logs = Directory.CreateDirectory(Path.Combine(options.StateDirectory, "logs", "tasks", task.Service ?? task.Definition.Family));
        var process = await ProcessGroup.StartAsync(children, new GroupCommand(
            task.Definition.CommandLine is [_, ..] given ? given : command, FolderOf(task, command), environment, Path.Combine(logs.FullName, $"{task.Id}.log")));
        return (process, image, port);
    }

    async Task<IReadOnlyDictionary<string, string>> SecretsAsync(RunningTask task, CancellationToken ct)
    {
        try
        {
            return await secrets.ReadAsync(task.Definition, ct);
        }
        catch (AwsException refused)
        {
            throw new CannotPullException($"ResourceInitializationError: unable to pull secrets or registry auth: {refused.Message}");
        }
    }

    /// What a definition runs in place of the image's own starts where the image's files are: beside its program.
    string FolderOf(RunningTask task, IReadOnlyList<string> command) =>
        task.Definition.CommandLine is [_, ..] && Path.IsPathRooted(command[^1]) && Path.GetDirectoryName(command[^1]) is { } beside ? beside : options.StateDirectory;

    Dictionary<string, string> Environment(RunningTask task, Image image, int port)
    {
        var environment = new Dictionary<string, string>(options.AwsEnvironment())
        {
            ["PATH"] = System.Environment.GetEnvironmentVariable("PATH") ?? "/usr/local/bin:/usr/bin:/bin",
            ["HOME"] = Path.GetTempPath(),
        };
        if (System.Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } dotnet)
            environment["DOTNET_ROOT"] = dotnet;
        foreach (var (name, value) in task.Definition.Environment)
            environment[name] = value;
        environment["PORT"] = port.ToString(CultureInfo.InvariantCulture);
        if (image.Behaviour is { } behaviour)
            environment["WEB_APP_BEHAVIOUR"] = behaviour;
        return environment;
    }
}
