using System.Text.Json;
using System.Text.RegularExpressions;

namespace Delightful.Cli.Entry;

/// <summary>How a repository is probably tested, from the files in its folder: what its people call first, then what its tools do by themselves.</summary>
static partial class TestCommand
{
    static readonly (string Pattern, string Command)[] Tools =
    [
        ("package.json", "npm ci && npm test"),
        ("*.sln", "dotnet test"),
        ("*.slnx", "dotnet test"),
        ("*.csproj", "dotnet test"),
        ("go.mod", "go test ./..."),
        ("Cargo.toml", "cargo test --locked"),
        ("mvnw", "./mvnw -B verify"),
        ("pom.xml", "mvn -B verify"),
        ("gradlew", "./gradlew check"),
        ("composer.json", "composer install && composer test"),
        ("Gemfile", "bundle install && bundle exec rake test"),
        ("pyproject.toml", "python3 -m pip install . pytest && python3 -m pytest"),
        ("requirements.txt", "python3 -m pip install -r requirements.txt pytest && python3 -m pytest"),
    ];

    /// <summary>The command; null when nothing in the folder tells.</summary>
    public static string? In(string folder)
    {
        if (File.Exists(Path.Combine(folder, "Makefile")) && File.ReadLines(Path.Combine(folder, "Makefile")).Any(line => TestTarget().IsMatch(line)))
            return "make test";
        if (Tools.FirstOrDefault(tool => Directory.EnumerateFiles(folder, tool.Pattern).Any()) is not { Pattern: { } pattern, Command: var command })
            return null;
        return pattern != "package.json" || HasTestScript(Path.Combine(folder, pattern)) ? command : null;
    }

    static bool HasTestScript(string file)
    {
        try
        {
            using var package = JsonDocument.Parse(File.ReadAllBytes(file));
            return package.RootElement.ValueKind == JsonValueKind.Object
                && package.RootElement.TryGetProperty("scripts", out var scripts)
                && scripts.ValueKind == JsonValueKind.Object
                && scripts.TryGetProperty("test", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\Atest\s*:(?!=)", RegexOptions.CultureInvariant)]
    private static partial Regex TestTarget();
}
