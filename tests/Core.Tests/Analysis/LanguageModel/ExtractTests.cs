using System.Text;
using Delightful.Core.Analysis;
using Delightful.Core.Analysis.LanguageModel;
using Delightful.Core.Analysis.Source;

namespace Delightful.Core.Tests.Analysis.LanguageModel;

public class ExtractTests
{
    [Fact]
    public void The_most_telling_files_come_first_and_keep_their_lines()
    {
        var extract = Extract(Source.Empty
            .With("src/deep/other.py", "x = 1\n").With("README.md", "hello\n").With("app.py", "first\r\nsecond\r\n").With("Dockerfile", "FROM python:3.13\n"));

        extract.Files.Select(f => f.Path).ShouldBe(["Dockerfile", "app.py", "README.md", "src/deep/other.py"]);
        extract.LineAt("app.py", 2).ShouldBe("second");
        extract.LineAt("app.py", 3).ShouldBeNull();
        extract.LineAt("app.py", 0).ShouldBeNull();
        extract.LineAt("gone.py", 1).ShouldBeNull();
    }

    [Theory]
    [InlineData(".env")]
    [InlineData(".env.production")]
    [InlineData("config/.env.js")]
    [InlineData(".npmrc")]
    [InlineData(".aws/credentials.py")]
    [InlineData("server.key")]
    [InlineData("certs/main.py")]
    [InlineData("keys/main.go")]
    [InlineData("id_rsa")]
    [InlineData("tls.pem")]
    [InlineData("store.pfx")]
    [InlineData("settings.yaml")]
    [InlineData("appsettings.json")]
    [InlineData("appsettings.Production.json")]
    [InlineData("application.properties")]
    [InlineData("terraform.tfstate")]
    [InlineData("prod.tfvars")]
    [InlineData("src/secrets.py")]
    [InlineData("src/aws_credentials.ts")]
    [InlineData("dump.sql")]
    [InlineData("node_modules/x/index.js")]
    [InlineData("notes.txt")]
    [InlineData("../main.py")]
    [InlineData("@octo/main.py")]
    [InlineData("a]\n\nfile b/main.py")]
    public void What_is_not_source_or_may_hold_secrets_never_leaves(string path) =>
        Extract(Source.Empty.With(path, "canary")).Files.ShouldBeEmpty();

    [Fact]
    public void A_link_never_leaves() => Extract(Source.Empty.WithLink("main.py", "/etc/passwd")).Files.ShouldBeEmpty();

    [Theory]
    [InlineData("password = \"hunter2-canary\"")]
    [InlineData("db_pwd = 'hunter2-canary'")]
    [InlineData("connect(\"postgres://app:hunter2-canary@db/app\")")]
    [InlineData("Server=db;User=app;Password=hunter2-canary;")]
    [InlineData("Authorization: Bearer hunter2-canary")]
    [InlineData("ENV API_TOKEN=hunter2-canary")]
    [InlineData("accountKey: hunter2-canary")]
    [InlineData("key = 'AKIACANARYCANARYCANA'")]
    [InlineData("t = 'ghp_canarycanarycanarycanary0123456789'")]
    [InlineData("x = \"q83canaryU2Fs8dGVkX19aKk3jB0pQ7wR5tYzN1mLcV\"")]
    [InlineData("x = \"9f86d081884c7d659a2feaa0c55ad015canary1b0f00a08\"")]
    [InlineData("-----BEGIN RSA PRIVATE KEY----- canary")]
    [InlineData("const PASSWORD: &str = \"canary\";")]
    [InlineData("const dbPassword: string = 'canary';")]
    [InlineData("token := `canary`")]
    [InlineData("settings[\"password\"] = \"canary\"")]
    [InlineData("api_key: str = os.getenv('KEY', 'canary')")]
    [InlineData("client.setSecret(\"a\", \"canary\")")]
    [InlineData("password =\n    \"canary\"")]
    [InlineData("password: |\n    canary")]
    [InlineData("private_key = (\n    'canary'")]
    public void What_looks_like_a_secret_is_hidden(string line)
    {
        var shown = Extract(Source.Empty.With("app.py", $"before = 1\n{line}\nafter = 2\n")).Files[0].Lines;

        shown.ShouldAllBe(l => !l.Contains("canary", StringComparison.OrdinalIgnoreCase));
        shown[0].ShouldBe("before = 1");
    }

    [Fact]
    public void A_key_over_many_lines_is_hidden_and_every_line_after_it_keeps_its_number()
    {
        var extract = Extract(Source.Empty.With("app.py", "a = 1\nKEY = '''-----BEGIN PRIVATE KEY-----\nMIIcanary\nshort\n-----END PRIVATE KEY-----'''\nb = 2\n"));

        extract.Numbered().ShouldNotContain("canary");
        extract.Numbered().ShouldNotContain("short");
        extract.LineAt("app.py", 6).ShouldBe("b = 2");
    }

    [Fact]
    public void Ordinary_code_is_left_readable()
    {
        const string code = "app.MapHealthChecks(\"/healthz\");\nconst port = process.env.PORT || 3000;\nimport { createServer } from 'http';\nvar customerRepository = new CustomerRepositoryImplementation();";

        string.Join('\n', Extract(Source.Empty.With("index.js", code)).Files[0].Lines).ShouldBe(code);
    }

    [Fact]
    public void However_much_there_is_the_extract_keeps_within_its_bounds()
    {
        var source = Source.Empty;
        foreach (var n in Enumerable.Range(0, 200))
            source.With($"src/f{n}.py", string.Concat(Enumerable.Repeat("naïve_value = compute_everything(1)\n", 1000)));
        var zip = source.Zip();

        foreach (var most in new[] { 0, 1, 10, 500, 5_000, 50_000 })
        {
            var extract = Read(new MemoryStream(zip), most);
            Encoding.UTF8.GetByteCount(extract.Numbered()).ShouldBeLessThanOrEqualTo(most);
        }
        Read(new MemoryStream(zip), 50_000).Files.Length.ShouldBeGreaterThan(3);
    }

    [Fact]
    public void A_file_that_unpacks_to_much_is_read_at_its_head_only()
    {
        var zip = new MemoryStream(Source.Empty.With("main.py", Encoding.ASCII.GetBytes(new string('\n', 64 * 1024 * 1024))).Zip());
        var before = GC.GetAllocatedBytesForCurrentThread();

        Read(zip, 20_000);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(8 * 1024 * 1024);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no zip file")]
    public void What_is_no_zip_file_gives_an_empty_extract(string content) =>
        Read(new MemoryStream(Encoding.UTF8.GetBytes(content)), 20_000).Files.ShouldBeEmpty();

    [Fact]
    public void A_damaged_zip_file_gives_some_extract_and_never_a_surprise()
    {
        var zip = Source.Empty.With("Dockerfile", "FROM x\nEXPOSE 8080\n").With("app.py", "x").Zip();
        for (var at = 0; at < zip.Length; at++)
        {
            var damaged = (byte[])zip.Clone();
            damaged[at] ^= 0x5A;
            Read(new MemoryStream(damaged), 20_000).Files.Length.ShouldBeLessThanOrEqualTo(2);
        }
    }

    [Fact]
    public void Bytes_that_are_no_text_are_left_out() => Extract(Source.Empty.With("main.py", [1, 0, 2])).Files.ShouldBeEmpty();

    [Fact]
    public void Of_a_source_with_several_services_only_the_folder_of_one_is_shown()
    {
        var zip = new MemoryStream(Source.Empty.With("a/app.py", "a").With("ab/app.py", "b").With("README.md", "top").Zip());

        ExtractReader.Read(new ZipSource(zip), "a", 20_000, AnalysisLimits.Default).Files.ShouldHaveSingleItem().Path.ShouldBe("a/app.py");
    }

    [Fact]
    public void A_source_beyond_the_limits_gives_an_empty_extract() =>
        ExtractReader.Read(new ZipSource(new MemoryStream(Source.Empty.With("app.py", "a").Zip())), "", 20_000, AnalysisLimits.Default with { BundleBytes = 10 }).Files.ShouldBeEmpty();

    private static SourceExtract Extract(Source source) => Read(new MemoryStream(source.Zip()), 20_000);

    private static SourceExtract Read(Stream zip, int most) => ExtractReader.Read(new ZipSource(zip), "", most, AnalysisLimits.Default);
}
