using System.IO.Compression;
using Delightful.Core.Deployments;
using Delightful.Core.Gate;
using Delightful.Local.Installation;

namespace Delightful.EndToEnd;

/// <summary>The example with a database, carried through the local cloud with a real PostgreSQL.</summary>
public sealed class MigrationTests(ChainFixture chain)
{
    private const string Service = "notes";

    private static string Folder(string state) => Path.Combine(state, "images", Service);

    private string Migration => Path.Combine(Folder(chain.Cloud.Options.StateDirectory), "migrations", "003_colours.sql");

    /// <summary>Its database is thrown away with the test, and nobody has to be asked about that.</summary>
    public static LocalService ThrownAway(LocalService service) => service with
    {
        Gate = service.Gate with { Policies = service.Gate.Policies.Add("database-unprotected", RiskEffect.Tell).Add("no-last-snapshot", RiskEffect.Tell) },
    };

    /// <summary>Copies the example to where a test may add migrations, and returns its program.</summary>
    public static string Place(string state)
    {
        var (from, to) = (Path.Combine(ChainFixture.Root, "examples", Service), Folder(state));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return Path.Combine(to, "server.py");
    }

    [Fact]
    public async Task A_database_is_migrated_before_traffic_moves_and_a_failed_migration_leaves_the_old_version_serving()
    {
        await The_first_release_finds_its_table();
        await A_migration_that_fails_moves_no_traffic_and_names_the_snapshot();
        await The_one_that_puts_it_right_is_released();
    }

    private async Task The_first_release_finds_its_table()
    {
        var deployment = await ReleaseAsync("v1");
        Ended(deployment).Outcome.ShouldBe(Outcome.Released, Ended(deployment).Sentence);
        deployment.Timeline.Select(t => t.Stage).ShouldBe(["analyze", "plan", "apply", "migrate", "shift", "bake", "test"]);
        (await PageAsync("/notes")).ShouldContain("the first note");
        await The_snapshot_exists(deployment);
        var tested = deployment.Tested.ShouldNotBeNull();
        tested.Integration.ShouldBe("passed");
        tested.Load.ShouldNotBeNull().ShouldMatch("^(passed: p95 [0-9]+ ms, .+ % errors|did not run: there is no k6 in the image of the build)$");
        tested.Passed.ShouldBe(tested.Load!.StartsWith("passed", StringComparison.Ordinal) ? true : null);
        Ended(deployment).Sentence.ShouldEndWith($"; integration tests passed; load test {tested.Load}");
    }

    private async Task A_migration_that_fails_moves_no_traffic_and_names_the_snapshot()
    {
        await File.WriteAllTextAsync(Migration, "ALTER TABLE notes ADD COLUMN colour text;\nSELECT 1 / 0;\n", TestContext.Current.CancellationToken);
        var deployment = await ReleaseAsync("v2");

        var ended = Ended(deployment);
        ended.Outcome.ShouldBe(Outcome.Failed, ended.Sentence);
        var snapshot = await The_snapshot_exists(deployment);
        ended.Sentence.ShouldContain("its task ended with exit code 3");
        ended.Sentence.ShouldContain($"no traffic moved and v1 still serves; the database may be half changed: the snapshot {snapshot} has it from before");
        deployment.Timeline.ShouldNotContain(t => t.Stage == "shift");
        (await PageAsync("/version")).ShouldContain("v1");
        (await PageAsync("/notes")).ShouldContain("the first note");
    }

    private async Task The_one_that_puts_it_right_is_released()
    {
        await File.WriteAllTextAsync(Migration, "ALTER TABLE notes ADD COLUMN colour text;\nUPDATE notes SET text = text || ', in colour';\n", TestContext.Current.CancellationToken);
        var deployment = await ReleaseAsync("v3");

        Ended(deployment).Outcome.ShouldBe(Outcome.Released, Ended(deployment).Sentence);
        (await PageAsync("/notes")).ShouldContain("the first note, in colour");
        (await PageAsync("/version")).ShouldContain("v3");
    }

    private async Task<Deployment> ReleaseAsync(string tag)
    {
        var commit = Images.CommitOf($"{Service} {tag}");
        var bundle = Path.Combine(chain.Cloud.Options.StateDirectory, $"{Service}-{tag}.zip");
        await ZipFile.CreateFromDirectoryAsync(Folder(chain.Cloud.Options.StateDirectory), bundle, TestContext.Current.CancellationToken);
        await chain.AwsAsync("s3api", "put-object", "--bucket", ChainFixture.ArtifactBucket, "--key", $"source/{Service}/{commit}.zip", "--body", bundle);
        await chain.PutImageAsync(Service, tag, Images.Manifest($"{Service} {tag}", "healthy", commit));
        // Terraform asks after a new database first after more than a minute.
        return await chain.EndOfAsync(Service, tag, seconds: 420);
    }

    private async Task<string> The_snapshot_exists(Deployment deployment)
    {
        var snapshot = deployment.Migration.ShouldNotBeNull().Snapshot.ShouldNotBeNull();
        // The command line has a default of its own for RDS, which goes before the endpoint of the environment.
        var found = await chain.AwsAsync("rds", "describe-db-snapshots", "--db-snapshot-identifier", snapshot, "--endpoint-url", chain.Cloud.Options.AwsEnvironment()["AWS_ENDPOINT_URL"]);
        found!["DBSnapshots"]![0]!["DBInstanceIdentifier"]!.GetValue<string>().ShouldBe($"delightful-{Service}-dev");
        return snapshot;
    }

    private async Task<string> PageAsync(string path)
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(new Uri(chain.Services[Service].Url, path), TestContext.Current.CancellationToken);
    }

    private static Stage.Ended Ended(Deployment deployment) => deployment.Stage.ShouldBeOfType<Stage.Ended>();
}
