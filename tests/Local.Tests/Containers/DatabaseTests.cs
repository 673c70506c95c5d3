using System.Text.Json.Nodes;
using Delightful.Local.Tests.Work;

namespace Delightful.Local.Tests.Containers;

/// <summary>A machine that runs these tests has PostgreSQL.</summary>
public sealed class DatabaseTests(WorkCloud cloud)
{
    const string Name = "SELECT current_database()";

    readonly string name = $"d{Guid.NewGuid():N}"[..12];

    [Fact]
    public async Task An_instance_answers_at_its_address_as_its_secret_says_until_it_is_deleted()
    {
        var created = await cloud.QueryAsync("rds", "CreateDBInstance", "2014-10-31",
            "DBInstanceIdentifier", name, "Engine", "postgres", "DBInstanceClass", "db.t4g.micro", "AllocatedStorage", "20",
            "MasterUsername", "app", "ManageMasterUserPassword", "true", "DBName", "orders");
        var described = await cloud.QueryAsync("rds", "DescribeDBInstances", "2014-10-31", "DBInstanceIdentifier", name);
        string Said(string element) => described.Descendants().First(e => e.Name.LocalName == element).Value;
        created.Descendants().First(e => e.Name.LocalName == "Address").Value.ShouldBe(Said("Address"));
        Said("Address").ShouldStartWith("127.");

        var secret = await cloud.CallAsync("secretsmanager", "secretsmanager.GetSecretValue", new JsonObject { ["SecretId"] = Said("SecretArn") });
        var credentials = JsonNode.Parse((string)secret["SecretString"]!)!;
        var (username, password) = ((string)credentials["username"]!, (string)credentials["password"]!);
        (await Psql.AskAsync(Said("Address"), username, password, "orders", Name)).ShouldBe((0, "orders"));
        (await Psql.AskAsync(Said("Address"), username, "guessed", "orders", Name)).Code.ShouldNotBe(0);

        await cloud.QueryAsync("rds", "DeleteDBInstance", "2014-10-31", "DBInstanceIdentifier", name, "SkipFinalSnapshot", "true");
        (await Psql.AskAsync(Said("Address"), username, password, "orders", Name)).Code.ShouldNotBe(0);
    }

    [Fact]
    public async Task Of_two_instances_each_is_found_by_its_own_id()
    {
        foreach (var one in (string[])[$"{name}-a", $"{name}-b"])
            await cloud.QueryAsync("rds", "CreateDBInstance", "2014-10-31",
                "DBInstanceIdentifier", one, "Engine", "mysql", "DBInstanceClass", "db.t4g.micro", "AllocatedStorage", "20", "MasterUsername", "app", "MasterUserPassword", "not-a-secret");
        var first = await cloud.QueryAsync("rds", "DescribeDBInstances", "2014-10-31", "DBInstanceIdentifier", $"{name}-a");

        var found = await cloud.QueryAsync("rds", "DescribeDBInstances", "2014-10-31",
            "Filters.Filter.1.Name", "dbi-resource-id", "Filters.Filter.1.Values.Value.1", first.Descendants().First(e => e.Name.LocalName == "DbiResourceId").Value);

        found.Descendants().Where(e => e.Name.LocalName == "DBInstanceIdentifier").Select(e => e.Value).ShouldBe([$"{name}-a"]);
    }
}
