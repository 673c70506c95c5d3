using Delightful.Core.Analysis;
using Delightful.Core.Analysis.Declarations;
using Delightful.Core.Analysis.Facts;

namespace Delightful.Core.Tests.Analysis;

/// <summary>How many of a service run, between which bounds, and how large its database is, where it runs now.</summary>
public class ScaleTests
{
    private const string Deployment = "kind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 3\n";

    [Theory]
    [InlineData("compose.yaml", "services:\n  web:\n    build: .\n    deploy:\n      replicas: 3\n", "scaling.desired", "3", 5)]
    [InlineData("compose.yaml", "services:\n  web:\n    build: .\n    scale: 4\n", "scaling.desired", "4", 4)]
    [InlineData("k8s/web.yaml", Deployment, "scaling.desired", "3", 5)]
    [InlineData("k8s/web.yaml", Deployment + "---\nkind: HorizontalPodAutoscaler\nspec:\n  scaleTargetRef: { kind: Deployment, name: web }\n  minReplicas: 2\n  maxReplicas: 9\n", "scaling.max", "9", 11)]
    [InlineData("helm/values.yaml", "replicaCount: 5\n", "scaling.desired", "5", 1)]
    [InlineData("helm/values.yaml", "replicaCount: 5\nautoscaling:\n  enabled: true\n  minReplicas: 3\n", "scaling.min", "3", 4)]
    [InlineData("fly.toml", "[http_service]\nmin_machines_running = 2\n", "scaling.min", "2", 2)]
    [InlineData("app.json", "{\n  \"formation\": { \"web\": {\n    \"quantity\": 2 } }\n}", "scaling.desired", "2", 3)]
    [InlineData("app.yaml", "runtime: nodejs20\nautomatic_scaling:\n  max_instances: 7\n", "scaling.max", "7", 3)]
    [InlineData("render.yaml", "services:\n  - type: web\n    numInstances: 3\n", "scaling.desired", "3", 3)]
    [InlineData("copilot/web/manifest.yml", "type: Load Balanced Web Service\ncount: 4\n", "scaling.desired", "4", 2)]
    [InlineData("copilot/web/manifest.yml", "type: Backend Service\ncount:\n  range: { min: 2, max: 6 }\n", "scaling.min", "2", 3)]
    public void Counts_and_bounds_are_told_with_their_place_and_only_proposed(string path, string text, string fact, string value, int line)
    {
        var result = Source.Empty.With("package.json", "{}").With(path, text).Analyzed();

        result.Errors.ShouldBeEmpty();
        result.Facts.Where(f => f.Name == fact).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            f => f.Value.ShouldBe(value), f => f.Source.ShouldBe($"{path}:{line}"), f => f.Confidence.ShouldBeInRange(0.7, 0.8), f => f.Variable.ShouldBeNull());
        result.Recommendations.ShouldContain(r => r.Title == $"Declare {fact}" && r.Reason.Contains(value) && r.Reason.Contains("never inferred"));
    }

    /// <summary>Each is a value that its variable could not have, or is said of something else.</summary>
    [Theory]
    [InlineData("compose.yaml", "services:\n  web:\n    build: .\n    deploy: { replicas: 0 }\n")]
    [InlineData("compose.yaml", "services:\n  web:\n    build: .\n    deploy: { replicas: -3 }\n")]
    [InlineData("compose.yaml", "services:\n  web:\n    build: .\n    deploy: { replicas: \"${N:-2}\" }\n")]
    [InlineData("compose.yaml", "services:\n  web:\n    build: .\n    deploy: { replicas: 99999999999999999999 }\n")]
    [InlineData("compose.yaml", "services:\n  web:\n    build: .\n  cache:\n    image: redis:7\n    deploy: { replicas: 3 }\n")]
    [InlineData("k8s/web.yaml", "kind: Deployment\nspec:\n  replicas: 1001\n")]
    [InlineData("k8s/cache.yaml", "kind: Deployment\nspec:\n  replicas: 3\n  template: { spec: { containers: [ { image: \"redis:7\" } ] } }\n")]
    [InlineData("k8s/base.yaml", Deployment + "---\n" + Deployment)]
    [InlineData("k8s/other.yaml", "kind: HorizontalPodAutoscaler\nspec:\n  scaleTargetRef: { name: other }\n  maxReplicas: 9\n")]
    [InlineData("helm/values.yaml", "autoscaling:\n  enabled: false\n  minReplicas: 1\n  maxReplicas: 100\n")]
    [InlineData("values.yaml", "replicaCount: 5\n")]
    [InlineData("render.yaml", "services:\n  - { type: web, numInstances: 2 }\n  - { type: web, numInstances: 3 }\n")]
    [InlineData("copilot/jobs/manifest.yml", "type: Worker Service\ncount: 4\n")]
    public void What_is_no_count_of_the_service_is_not_told(string path, string text) =>
        Source.Empty.With("package.json", "{}").With(path, text).Analyzed().Facts.ShouldAllBe(f => !f.Name.StartsWith("scaling."));

    [Fact]
    public void What_is_declared_wins_and_a_contradiction_is_proposed()
    {
        var result = Source.Declaring("scaling:\n  min: 2\n  max: 6\n").With("fly.toml", "[http_service]\nmin_machines_running = 3\n").Analyzed();

        result.Facts.Where(f => f.Name == FactNames.LeastCount).ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Value.ShouldBe("2"), f => f.Variable.ShouldBe("min_count"));
        result.Recommendations.ShouldContain(r => r.Title == "Make scaling.min say one thing" && r.Reason.Contains(": 3."));
    }

    [Theory]
    [InlineData("k8s/db.yaml", "kind: StatefulSet\nspec:\n  template: { spec: { containers: [ { image: \"postgres:16\" } ] } }\n  volumeClaimTemplates:\n    - spec: { resources: { requests: { storage: 50Gi } } }\n", "50")]
    [InlineData("k8s/db.yaml", "kind: Deployment\nspec:\n  template:\n    spec:\n      containers: [ { image: \"postgres:16\" } ]\n      volumes: [ { persistentVolumeClaim: { claimName: data } } ]\n---\nkind: PersistentVolumeClaim\nmetadata: { name: data }\nspec: { resources: { requests: { storage: 1Ti } } }\n", "1024")]
    [InlineData("k8s/db.yaml", "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nspec: { storage: { size: 25Gi } }\n", "25")]
    [InlineData("compose.yaml", "services:\n  db:\n    image: postgres:16\n    volumes: [\"data:/var/lib/postgresql/data\"]\nvolumes:\n  data: { driver_opts: { size: 60G } }\n", "60")]
    [InlineData("compose.yaml", "services:\n  db:\n    image: postgres:16\n    storage_opt: { size: 120G }\n", "120")]
    [InlineData("charts/web/values.yaml", "postgresql:\n  primary:\n    persistence: { size: 35Gi }\n", "35")]
    [InlineData("render.yaml", "databases:\n  - { name: db, diskSizeGB: 45 }\n", "45")]
    public void The_room_of_a_database_that_the_service_uses_is_told_and_where_it_is_set(string path, string text, string gibibytes)
    {
        var result = Using("pg").With(path, text).Analyzed();

        result.Facts.Where(f => f.Name == FactNames.DatabaseSize).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            f => f.Value.ShouldBe(gibibytes), f => f.Source.ShouldNotBeNull().ShouldStartWith(path + ":"), f => f.Confidence.ShouldBeLessThan(0.8), f => f.Variable.ShouldBeNull());
        result.Recommendations.ShouldContain(r => r.Title == "Say how large the database is" && r.Reason.Contains($"{gibibytes} GiB") && r.Reason.Contains("data.database.storage_gib"));
    }

    [Theory]
    [InlineData("mysql2", "compose.yaml", "services:\n  db:\n    image: postgres:16\n    storage_opt: { size: 120G }\n")]
    [InlineData("express", "charts/web/values.yaml", "postgresql:\n  primary:\n    persistence: { size: 35Gi }\n")]
    [InlineData("pg", "charts/web/values.yaml", "postgresql:\n  enabled: false\n  primary:\n    persistence: { size: 35Gi }\n")]
    [InlineData("pg", "k8s/files.yaml", "kind: PersistentVolumeClaim\nmetadata: { name: files }\nspec: { resources: { requests: { storage: 50Gi } } }\n")]
    [InlineData("pg", "k8s/db.yaml", "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nspec: { storage: { size: 900Ti } }\n")]
    public void Room_of_another_database_and_room_that_no_disk_has_is_not_told(string package, string path, string text) =>
        Using(package).With(path, text).Analyzed().Facts.ShouldAllBe(f => f.Name != FactNames.DatabaseSize);

    [Fact]
    public void A_size_that_a_database_has_by_itself_is_a_fact_and_no_proposal()
    {
        var result = Using("pg").With("render.yaml", "databases:\n  - { name: db, diskSizeGB: 15 }\n").Analyzed();
        result.Facts.ShouldContain(f => f.Name == FactNames.DatabaseSize && f.Value == "15");
        result.Recommendations.ShouldAllBe(r => r.Title != "Say how large the database is");
    }

    [Fact]
    public void Where_a_database_gets_its_size_is_so_in_the_service_root()
    {
        var variables = Repository.File("infrastructure/service/variables.tf");
        var data = variables[variables.IndexOf("variable \"data\"", StringComparison.Ordinal)..];
        Advice.StorageVariable.ShouldBe("data.database.storage_gib");
        data[..data.IndexOf("\n}", StringComparison.Ordinal)].ShouldMatch(@"database = optional\(object\(\{[^}]*storage_gib\s*= optional\(number\)");
        Repository.File("infrastructure/modules/database/variables.tf").ShouldMatch($@"\bstorage_gib\s*= optional\(number, {Advice.DefaultStorage}\)");
    }

    private static Source Using(string package) => Source.Empty.With("package.json", $"{{ \"dependencies\": {{ \"{package}\": \"8.0.0\" }} }}");
}
