using Delightful.Core.Analysis;

namespace Delightful.Core.Tests.Analysis;

public class DetectorTests
{
    [Theory]
    [InlineData("FROM base AS build\nEXPOSE 1\nFROM base:1\nEXPOSE 3000\nUSER app\n", "container_port", "3000", "Dockerfile:4")]
    [InlineData("FROM base:1\nENV PORT=4000\nEXPOSE $PORT/tcp\nUSER app\n", "container_port", "4000", "Dockerfile:3")]
    [InlineData("FROM base:1\nHEALTHCHECK --interval=5s \\\n  CMD curl -f http://localhost:8080/healthz || exit 1\nUSER app\n", "health_path", "/healthz", "Dockerfile:2")]
    [InlineData("FROM base:1\nHEALTHCHECK CMD wget http://127.0.0.1:5000/up\nUSER app\n", "container_port", "5000", "Dockerfile:2")]
    public void A_Dockerfile_tells_port_and_health_page(string dockerfile, string variable, string value, string source) =>
        Source.Empty.With("Dockerfile", dockerfile).Analyzed().ShouldTell(variable, value, source);

    [Theory]
    [InlineData("FROM base:1\n", true)]
    [InlineData("FROM base:1\nUSER root\n", true)]
    [InlineData("FROM base:1\nUSER 0:0\n", true)]
    [InlineData("FROM base:1\nUSER app\n", false)]
    [InlineData("FROM mcr.example/aspnet:10.0-noble-chiseled\n", false)]
    public void An_image_that_runs_as_root_gets_a_proposal(string dockerfile, bool proposed) =>
        Source.Empty.With("Dockerfile", dockerfile).Analyzed().Recommendations.Any(r => r.Title.Contains("ordinary user")).ShouldBe(proposed);

    [Theory]
    [InlineData("builder.WebHost.UseUrls(\"http://0.0.0.0:5005\");", "container_port", "5005")]
    [InlineData("app.Run(\"http://*:5006\");", "container_port", "5006")]
    [InlineData("options.ListenAnyIP(5007);", "container_port", "5007")]
    [InlineData("app.MapHealthChecks(\"/status/alive\");", "health_path", "/status/alive")]
    [InlineData("app.MapGet(\"/healthz\", () => \"ok\");", "health_path", "/healthz")]
    [InlineData("app.MapGet(\"/health/ready\", Check);", "deep_health_path", "/health/ready")]
    public void AspNet_code_tells_port_and_health_pages(string line, string variable, string value) =>
        Source.Empty.With("app/app.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\" />").With("app/Program.cs", $"// start\n{line}\n").Analyzed()
            .ShouldTell(variable, value, "app/Program.cs:2");

    [Fact]
    public void AspNet_settings_tell_the_port() =>
        Source.Empty.With("app.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\" />").With("appsettings.json", "{\n  \"Urls\": \"http://+:5008\"\n}").Analyzed()
            .ShouldTell("container_port", "5008", "appsettings.json:2");

    [Fact]
    public void The_port_that_AspNet_has_by_itself_is_a_guess_and_only_proposed() =>
        Source.Empty.With("app.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\" />").Analyzed()
            .ShouldSatisfyAllConditions(r => r.Facts.ShouldAllBe(f => f.Variable == null), r => r.Recommendations.ShouldContain(p => p.Title == "Declare port" && p.Reason.Contains("8080")));

    [Theory]
    [InlineData("app.listen(3000, () => {});", "container_port", "3000")]
    [InlineData("await server.listen({ port: 3001 });", "container_port", "3001")]
    [InlineData("const port = process.env.PORT || 3002;", "container_port", "3002")]
    [InlineData("const port = parseInt(process.env.PORT ?? '3003', 10);", "container_port", "3003")]
    [InlineData("app.get('/healthz', handler);", "health_path", "/healthz")]
    public void Node_code_tells_port_and_health_page(string line, string variable, string value) =>
        Source.Empty.With("package.json", "{}").With("src/index.js", $"\n\n{line}\n").Analyzed().ShouldTell(variable, value, "src/index.js:3");

    [Theory]
    [InlineData("uvicorn.run(app, host='0.0.0.0', port=8001)", "container_port", "8001")]
    [InlineData("app.run(host='0.0.0.0', port=5001)", "container_port", "5001")]
    [InlineData("@app.get(\"/health\")", "health_path", "/health")]
    [InlineData("@app.route('/readyz')", "deep_health_path", "/readyz")]
    public void Python_code_tells_port_and_health_page(string line, string variable, string value) =>
        Source.Empty.With("requirements.txt", "fastapi==1.0\n").With("main.py", $"{line}\n").Analyzed().ShouldTell(variable, value, "main.py:1");

    [Theory]
    [InlineData("CMD [\"uvicorn\", \"main:app\", \"--host\", \"0.0.0.0\", \"--port\", \"8002\"]", "8002")]
    [InlineData("CMD gunicorn -b 0.0.0.0:8003 main:app", "8003")]
    public void The_command_of_a_Python_image_tells_the_port(string command, string port) =>
        Source.Empty.With("pyproject.toml", "dependencies = [\n  \"flask>=3\",\n]\n").With("Dockerfile", $"FROM python:3\nUSER app\n{command}\n").Analyzed()
            .ShouldTell("container_port", port, "Dockerfile:3");

    [Theory]
    [InlineData("node_modules/x/index.js")]
    [InlineData("tests/index.js")]
    [InlineData("dist/index.js")]
    public void What_others_wrote_and_what_never_runs_in_production_tells_nothing(string path) =>
        Source.Empty.With("package.json", "{}").With(path, "app.listen(9)\napp.listen(9999)").Analyzed().Facts.ShouldAllBe(f => f.Variable == null);

    [Fact]
    public void What_is_declared_beats_what_the_code_says_and_the_difference_is_proposed()
    {
        var result = Source.Declaring("port: 8080").With("Dockerfile", "FROM x:1\nEXPOSE 3000\nUSER app\n").Analyzed();
        result.ShouldTell("container_port", "8080", ".delightful.yaml:1");
        result.Recommendations.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            r => r.Title.ShouldBe("Make port say one thing"), r => r.Reason.ShouldContain("3000"), r => r.Evidence.ShouldBe("Dockerfile:2"));
    }

    [Fact]
    public void Of_two_findings_the_surer_is_used_and_the_other_is_proposed() =>
        Source.Empty.With("package.json", "{}").With("Dockerfile", "FROM x:1\nEXPOSE 3000\nUSER app\n").With("index.js", "const port = process.env.PORT || 4000").Analyzed()
            .ShouldSatisfyAllConditions(
                r => r.ShouldTell("container_port", "3000", "Dockerfile:2"),
                r => r.Recommendations.ShouldContain(p => p.Evidence == "index.js:1"));

    [Fact]
    public void A_port_that_is_none_is_not_believed() =>
        Source.Empty.With("Dockerfile", "FROM x:1\nEXPOSE 99999\nUSER app\n").Analyzed().Facts.ShouldAllBe(f => f.Variable == null);

    [Fact]
    public void A_secret_in_a_plain_variable_gets_a_proposal_that_does_not_repeat_it() =>
        Source.Declaring("environment:\n  DB_PASSWORD: not-real-at-all\n").Analyzed().Recommendations.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(r => r.Evidence.ShouldBe(".delightful.yaml:2"), r => r.Reason.ShouldNotContain("not-real-at-all"));

    [Fact]
    public void The_example_is_understood_without_its_declaration()
    {
        var source = Source.Empty;
        foreach (var file in new[] { "Dockerfile", "Program.cs", "Pages.cs", "WebApp.csproj", "Settings.cs" })
            source.With(file, Repository.File($"examples/web-app/{file}"));
        var evidence = source.Analyzed().Facts.Where(e => e.Variable is not null).ToDictionary(e => e.Variable!, e => e.Value);
        evidence["container_port"].ShouldBe("8080");
        evidence["health_path"].ShouldBe("/health");
        evidence["deep_health_path"].ShouldBe("/health/deep");
    }
}

internal static class AnalysisResultAssertions
{
    public static void ShouldTell(this AnalysisResult result, string variable, string value, string source)
    {
        result.Errors.ShouldBeEmpty();
        result.Facts.Where(e => e.Variable == variable).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            e => e.Value.ShouldBe(value), e => e.Source.ShouldBe(source));
    }
}
