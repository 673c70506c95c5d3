using System.Text.Json.Nodes;
using Delightful.Core.Analysis;
using Delightful.Cli.Analysis;
using Delightful.Cli.Entry;

namespace Delightful.Cli.Tests;

public sealed class InitTests : IDisposable
{
    const string Workflow = "example/delightful@0123456789abcdef0123456789abcdef01234567";

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("init-tests-");

    [Fact]
    public async Task A_repository_gets_a_workflow_of_ten_lines_and_a_declaration_of_what_was_found()
    {
        Write("package.json", """{ "name": "notes", "scripts": { "start": "node index.js", "test": "node --test" }, "dependencies": { "express": "4.19.2" } }""");
        Write("index.js", "const app = require('express')();\napp.get('/healthz', (q, a) => a.send('ok'));\napp.listen(3000)\n");

        var ran = await Shell.RunAsync(["init", folder.FullName, "--service", "notes", "--workflow", Workflow]);

        ran.Error.ShouldBeEmpty();
        ran.ExitCode.ShouldBe(0);
        ran.Output.ShouldContain("wrote  .delightful.yaml");
        Read(".github/workflows/delightful-notes.yml").ShouldBe(
            """
            name: notes
            on: { push: { branches: [main] }, pull_request: {} }
            permissions: {}
            jobs:
              image:
                permissions: { contents: read, id-token: write }
                uses: example/delightful/.github/workflows/build-and-push.yml@0123456789abcdef0123456789abcdef01234567
                with:
                  image-repository: notes
                  test-command: "npm ci && npm test"

            """.ReplaceLineEndings("\n"));
        Read(".delightful.yaml").ShouldContain("service: notes\n");
        Read(".delightful.yaml").Split('\n').ShouldContain(line => line.StartsWith("port: 3000 # ", StringComparison.Ordinal) && line.Contains("index.js:3", StringComparison.Ordinal));
    }

    /// <summary>A declaration always wins, so one that said something else than the source would break a service that worked.</summary>
    [Fact]
    public async Task What_is_declared_comes_to_the_same_variables_as_without_it()
    {
        Write("go.mod", "module example.com/a\n\ngo 1.22\n");
        Write("main.go", "package main\n\nfunc main() { http.HandleFunc(\"/health\", nil); http.ListenAndServe(\":7001\", nil) }\n");
        var before = Variables();

        await Shell.RunAsync(["init", folder.FullName, "--service", "a", "--workflow", Workflow]);

        Variables().ShouldBe(before);
        before.ShouldContain("7001");
    }

    [Fact]
    public async Task A_folder_that_only_declares_what_it_is_can_be_meant_beside_programs_that_are_known()
    {
        Write("a/go.mod", "module example.com/a\n\ngo 1.22\n");
        Write("a/main.go", "package main\n\nfunc main() {}\n");
        Write("front/.delightful.yaml", "service: front\nport: 8080\n");
        Write("front/front.py", "print('served')\n");

        var ran = await Shell.RunAsync(["init", folder.FullName, "--folder", "front", "--test", "true", "--workflow", Workflow]);

        ran.Error.ShouldBeEmpty();
        ran.Output.ShouldContain("kept   front/.delightful.yaml");
        Read(".github/workflows/delightful-front.yml").ShouldContain("image-repository: front");
    }

    [Fact]
    public async Task Of_several_programs_the_folder_says_which()
    {
        Write("services/a/go.mod", "module example.com/a\n\ngo 1.22\n");
        Write("services/a/main.go", "package main\n\nfunc main() { http.ListenAndServe(\":7001\", nil) }\n");
        Write("services/b/requirements.txt", "flask==3.0.0\n");

        (await Shell.RunAsync(["init", folder.FullName, "--workflow", Workflow])).Error.ShouldContain("There are: services/a, services/b");
        var ran = await Shell.RunAsync(["init", folder.FullName, "--folder", "services/a", "--workflow", Workflow, "--json"]);

        ran.ExitCode.ShouldBe(0);
        var said = JsonNode.Parse(ran.Output)!;
        ((string?)said["service"]).ShouldBe("a");
        ((string?)said["testCommand"]).ShouldBe("go test ./...");
        said["files"]!.AsArray().Select(file => (string?)file!["path"]).ShouldBe(["services/a/.delightful.yaml", ".github/workflows/delightful-a.yml"]);
        Read(".github/workflows/delightful-a.yml").ShouldContain("      folder: services/a\n");
    }

    [Fact]
    public async Task Nothing_is_overwritten()
    {
        Write("go.mod", "module example.com/a\n");
        Write(".github/workflows/delightful-a.yml", "mine\n");

        var ran = await Shell.RunAsync(["init", folder.FullName, "--service", "a", "--workflow", Workflow]);

        ran.ExitCode.ShouldBe(1);
        ran.Error.ShouldStartWith("error CLI-509:");
        Read(".github/workflows/delightful-a.yml").ShouldBe("mine\n");
        File.Exists(Path.Combine(folder.FullName, ".delightful.yaml")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_declaration_that_is_there_is_kept()
    {
        Write("go.mod", "module example.com/a\n");
        Write(".delightful.yaml", "port: 4000\n");

        var ran = await Shell.RunAsync(["init", folder.FullName, "--service", "a", "--workflow", Workflow]);

        ran.Output.ShouldContain("kept   .delightful.yaml");
        Read(".delightful.yaml").ShouldBe("port: 4000\n");
    }

    [Theory]
    [InlineData("example/delightful@main")]
    [InlineData("example/delightful@0123456")]
    [InlineData("example/delightful")]
    [InlineData("../delightful@0123456789abcdef0123456789abcdef01234567")]
    public async Task Only_a_whole_commit_of_a_repository_is_called(string workflow)
    {
        Write("go.mod", "module example.com/a\n");

        (await Shell.RunAsync(["init", folder.FullName, "--service", "a", "--workflow", workflow])).Error.ShouldStartWith("error CLI-510:");
    }

    [Fact]
    public async Task What_cannot_be_known_is_asked_for()
    {
        Write("Dockerfile", "FROM scratch\n");

        (await Shell.RunAsync(["init", folder.FullName, "--service", "a"])).Error.ShouldStartWith("error CLI-510:");
        (await Shell.RunAsync(["init", folder.FullName, "--service", "a", "--workflow", Workflow])).Error.ShouldStartWith("error CLI-511:");
        (await Shell.RunAsync(["init", folder.FullName, "--service", "Not One", "--workflow", Workflow])).ExitCode.ShouldBe(2);
        (await Shell.RunAsync(["init", folder.FullName, "--service", "a", "--test", "echo ${{ github.head_ref }}", "--workflow", Workflow])).ExitCode.ShouldBe(2);
    }

    [Theory]
    [InlineData("package.json", """{ "scripts": { "test": "jest" } }""", "npm ci && npm test")]
    [InlineData("package.json", """{ "scripts": {} }""", null)]
    [InlineData("package.json", "no json", null)]
    [InlineData("Makefile", "build:\n\ttrue\ntest: build\n\ttrue\n", "make test")]
    [InlineData("Makefile", "test := 1\n", null)]
    [InlineData("App.csproj", "<Project/>", "dotnet test")]
    [InlineData("README.md", "", null)]
    public void A_test_command_is_read_from_the_files(string file, string text, string? command)
    {
        Write(file, text);

        TestCommand.In(folder.FullName).ShouldBe(command);
    }

    [Theory]
    [InlineData("make test", "make test")]
    [InlineData("a: b", "\"a: b\"")]
    [InlineData("a # b", "\"a # b\"")]
    [InlineData("no", "\"no\"")]
    [InlineData("a\nb", "\"a\\nb\"")]
    [InlineData("say \"x\"", "\"say \\\"x\\\"\"")]
    [InlineData("- a", "\"- a\"")]
    public void Text_stays_text_in_YAML(string text, string yaml) => YamlText.Of(text).ShouldBe(yaml);

    public void Dispose() => folder.Delete(recursive: true);

    string Variables() => System.Text.Encoding.UTF8.GetString(Analyzer.AnalyzeSource(new FolderSource(folder.FullName), "a", "dev", AnalysisLimits.Default).VariablesJson);

    string Read(string path) => File.ReadAllText(Path.Combine(folder.FullName, path));

    void Write(string path, string text)
    {
        var file = Path.Combine(folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
