using System.Text.Json.Nodes;
using Delightful.Core.Services;

namespace Delightful.Cli.Tests;

public sealed class CatalogueTests : IDisposable
{
    static readonly string Example = Path.Combine(Clone.Above(AppContext.BaseDirectory), "infrastructure", "catalogue", "web-app.json");

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("catalogue-tests-");

    [Fact]
    public async Task An_entry_is_read_back_as_what_it_means()
    {
        var ran = await Shell.RunAsync(["catalogue", "check", Example], width: 400);

        ran.ExitCode.ShouldBe(0);
        ran.Output.ShouldStartWith("web-app comes from 123456789012.dkr.ecr.us-east-1.amazonaws.com/web-app.");
        ran.Output.ShouldContain("every push");
        ran.Output.ShouldContain("promoted from staging with DEPLOY");
        ran.Output.ShouldContain("always: on call but not the author, within 8 h");
    }

    [Fact]
    public async Task What_is_wrong_is_told_with_its_place_and_nothing_is_sent()
    {
        var path = Path.Combine(folder.FullName, "entry.json");
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(Example)).Replace("\"production\"", "\"prodution\"", StringComparison.Ordinal));
        var cloud = new FakeCloud();

        var ran = await Shell.RunAsync(["catalogue", "put", path], cloud);

        ran.ExitCode.ShouldBe(1);
        ran.Error.ShouldContain("error CLI-512");
        ran.Error.ShouldContain($"{path}:13:");
        ran.Error.ShouldContain("environments[2].prodution: there is no field prodution");
        cloud.Services.ShouldBeEmpty();
        (await Shell.RunAsync(["catalogue", "check", Path.Combine(folder.FullName, "no-such-file")])).Error.ShouldContain("error CLI-512");
    }

    [Fact]
    public async Task It_is_put_into_the_catalogue_unless_another_image_repository_deploys_that_service()
    {
        var cloud = new FakeCloud();

        var ran = await Shell.RunAsync(["catalogue", "put", Example, "--json"], cloud);

        ran.ExitCode.ShouldBe(0);
        ((string?)JsonNode.Parse(ran.Output)!["environments"]![2]!["releases"]).ShouldBe("promoted from staging with DEPLOY");
        cloud.Services.ShouldHaveSingleItem().Repository.ShouldBe("web-app");

        var taken = new FakeCloud { Services = { new ServiceDefinition { Service = "web-app", Repository = "other", RepositoryUrl = "x/other" } } };
        (await Shell.RunAsync(["catalogue", "put", Example], taken)).Error.ShouldContain("error CLI-513");
        taken.Services.ShouldHaveSingleItem();
    }

    public void Dispose() => folder.Delete(recursive: true);
}
