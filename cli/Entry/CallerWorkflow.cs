namespace Delightful.Cli.Entry;

/// <summary>The workflow that a repository gets: it calls the one of the pipeline, and does nothing of its own.</summary>
static class CallerWorkflow
{
    /// <summary>Where it stands in the repository.</summary>
    public static string PathOf(string service) => $".github/workflows/delightful-{service}.yml";

    /// <summary>Its text.</summary>
    /// <param name="service">The service, which is also the name of its image repository.</param>
    /// <param name="folder">The folder of the service; empty for the top.</param>
    /// <param name="branch">The branch whose commits are deployed.</param>
    /// <param name="test">The repository's tests.</param>
    /// <param name="workflow">The workflow that is called.</param>
    public static string Text(string service, string folder, string branch, string test, EntryWorkflow workflow)
    {
        List<string> lines =
        [
            $"name: {service}",
            $"on: {{ push: {{ branches: [{YamlText.Of(branch)}] }}, pull_request: {{}} }}",
            "permissions: {}",
            "jobs:",
            "  image:",
            "    permissions: { contents: read, id-token: write }",
            $"    uses: {workflow.Uses}",
            "    with:",
            $"      image-repository: {service}",
            $"      test-command: {YamlText.Of(test)}",
        ];
        if (folder.Length > 0)
            lines.Add($"      folder: {YamlText.Of(folder)}");
        return string.Join('\n', lines) + "\n";
    }
}
