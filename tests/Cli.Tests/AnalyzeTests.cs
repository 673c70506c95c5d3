using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Delightful.Cli.Tests;

public sealed class AnalyzeTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analyze-tests-");

    [Fact]
    public async Task A_folder_is_shown_with_facts_their_places_and_what_is_proposed()
    {
        Write("package.json", """{ "name": "notes", "scripts": { "start": "node index.js" }, "dependencies": { "express": "4.19.2", "pg": "8.12.0" } }""");
        Write("index.js", "app.listen(3000)\n");

        var ran = await Shell.RunAsync(["analyze", folder.FullName], width: 200);

        ran.Error.ShouldBeEmpty();
        ran.ExitCode.ShouldBe(0);
        ran.Output.ShouldContain("FACT");
        ran.Output.Split('\n').ShouldContain(line => line.StartsWith("port ") && line.Contains("3000") && line.Contains("container_port") && line.Contains("index.js:1"));
        ran.Output.Split('\n').ShouldContain(line => line.StartsWith("needs.database ") && line.Contains("postgres") && line.Contains("package.json:1"));
        ran.Output.ShouldContain("- Declare the service");
        ran.Output.ShouldContain("1 service, environment dev");
    }

    [Fact]
    public async Task A_bundle_comes_to_the_same_as_its_folder()
    {
        Write("services/a/go.mod", "module example.com/a\n\ngo 1.22\n");
        Write("services/a/main.go", "package main\n\nfunc main() { http.ListenAndServe(\":7001\", nil) }\n");
        Write("services/b/requirements.txt", "flask==3.0.0\n");
        var bundle = Path.Combine(Directory.CreateTempSubdirectory("analyze-tests-").FullName, "bundle.zip");
        await ZipFile.CreateFromDirectoryAsync(folder.FullName, bundle);

        var (ofFolder, ofBundle) = (await Services(folder.FullName), await Services(bundle));

        ofBundle.ToJsonString().ShouldBe(ofFolder.ToJsonString());
        ofFolder.Select(s => (string?)s!["folder"]).ShouldBe(["services/a", "services/b"]);
        ((int)ofFolder[0]!["variables"]!["container_port"]!).ShouldBe(7001);
        Directory.Delete(Path.GetDirectoryName(bundle)!, recursive: true);
    }

    [Fact]
    public async Task One_service_of_many_can_be_named()
    {
        Write("a/requirements.txt", "flask==3.0.0\n");
        Write("b/requirements.txt", "fastapi==0.111.0\n");

        var services = (JsonArray)JsonNode.Parse((await Shell.RunAsync(["analyze", folder.FullName, "--service", "b", "--json"])).Output)!["services"]!;

        ((string?)services.ShouldHaveSingleItem()!["folder"]).ShouldBe("b");
    }

    [Fact]
    public async Task A_mistake_in_the_declaration_ends_with_its_line_and_an_exit_code()
    {
        Write(".delightful.yaml", "prot: 80\n");

        var ran = await Shell.RunAsync(["analyze", folder.FullName], width: 200);

        ran.ExitCode.ShouldBe(1);
        ran.Output.ShouldContain(".delightful.yaml:1:1");
        ran.Output.ShouldContain("did you mean 'port'?");
    }

    [Fact]
    public async Task Links_and_installed_packages_are_not_read()
    {
        Write("package.json", """{ "dependencies": { "express": "4.19.2" } }""");
        Write("node_modules/x/index.js", "app.listen(1)\napp.listen(2222)\n");
        Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "loop"), folder.FullName);
        File.CreateSymbolicLink(Path.Combine(folder.FullName, "Dockerfile"), "/etc/hostname");

        var ran = await Shell.RunAsync(["analyze", folder.FullName, "--json"]);

        ran.Output.ShouldContain("2 entries of the source were left out: it is a link");
        ran.Output.ShouldNotContain("2222");
    }

    [Fact]
    public async Task Sample_modules_are_written_where_they_are_asked_for()
    {
        Write("requirements.txt", "flask==3.0.0\npymysql==1.1.1\nredis==5.0.0\n");
        var samples = Path.Combine(folder.FullName, "samples");

        await Shell.RunAsync(["analyze", folder.FullName, "--samples", samples]);

        (await File.ReadAllTextAsync(Path.Combine(samples, "modules/database/main.tf"))).ShouldContain("default     = \"mysql\"");
        File.Exists(Path.Combine(samples, "modules/cache/main.tf")).ShouldBeTrue();
        File.Exists(Path.Combine(samples, "modules/queue/main.tf")).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_not_there_or_no_bundle_is_an_error()
    {
        (await Shell.RunAsync(["analyze", Path.Combine(folder.FullName, "none")])).Error.ShouldStartWith("error CLI-507:");
        Write("text.zip", "no zip");
        (await Shell.RunAsync(["analyze", Path.Combine(folder.FullName, "text.zip")])).Output.ShouldContain("DLT-1101");
    }

    public void Dispose() => folder.Delete(recursive: true);

    void Write(string path, string text)
    {
        var file = Path.Combine(folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    static async Task<JsonArray> Services(string path) => (JsonArray)JsonNode.Parse((await Shell.RunAsync(["analyze", path, "--json"])).Output)!["services"]!;
}
