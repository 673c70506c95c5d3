using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Delightful.Local.Gateway;
using Delightful.Local.Tests.Work;

namespace Delightful.Local.Tests.Containers;

/// <summary>RDS changes the password of a database every seven days, and a task is told it once, when it starts.</summary>
public sealed class PasswordTests(WorkCloud cloud)
{
    [Theory]
    [InlineData("notes", "server.py", "CREATE TABLE notes (id int, text text)")]
    [InlineData("microservices/orders", "orders.py", "CREATE TABLE orders (id int, good text, state text, told boolean)")]
    public async Task An_example_goes_on_when_the_password_of_its_database_was_changed(string folder, string program, string table)
    {
        var (address, secret) = await DatabaseAsync();
        var (user, first) = await LoginAsync(secret);
        (await Psql.AskAsync(address, user, first, "app", table)).Code.ShouldBe(0);
        using var task = Start(folder, program, address, secret, user, first, out var url);
        try
        {
            await WorkCloud.EventuallyAsync(async () => await StatusAsync(url) is HttpStatusCode.OK ? url : null, $"{folder} to find its database");

            (await Psql.AskAsync(address, user, first, "app", $"ALTER USER \"{user}\" PASSWORD 'another'")).Code.ShouldBe(0);
            (await StatusAsync(url)).ShouldBe(HttpStatusCode.ServiceUnavailable, "the secret still has the old one");
            await cloud.CallAsync("secretsmanager", "secretsmanager.PutSecretValue", new JsonObject
            {
                ["SecretId"] = secret,
                ["SecretString"] = $$"""{"username":"{{user}}","password":"another"}""",
                ["ClientRequestToken"] = Guid.NewGuid().ToString(),
            });

            await WorkCloud.EventuallyAsync(async () => await StatusAsync(url) is HttpStatusCode.OK ? url : null, $"{folder} to read the new password");
        }
        finally
        {
            task.Kill(entireProcessTree: true);
            await task.WaitForExitAsync();
        }
    }

    async Task<(string Address, string Secret)> DatabaseAsync()
    {
        var name = $"d{Guid.NewGuid():N}"[..12];
        await cloud.QueryAsync("rds", "CreateDBInstance", "2014-10-31",
            "DBInstanceIdentifier", name, "Engine", "postgres", "DBInstanceClass", "db.t4g.micro", "AllocatedStorage", "20",
            "MasterUsername", "app", "ManageMasterUserPassword", "true", "DBName", "app");
        var described = await cloud.QueryAsync("rds", "DescribeDBInstances", "2014-10-31", "DBInstanceIdentifier", name);
        string Said(string element) => described.Descendants().First(e => e.Name.LocalName == element).Value;
        return (Said("Address"), Said("SecretArn"));
    }

    async Task<(string User, string Password)> LoginAsync(string secret)
    {
        var read = await cloud.CallAsync("secretsmanager", "secretsmanager.GetSecretValue", new JsonObject { ["SecretId"] = secret });
        var login = JsonNode.Parse((string)read["SecretString"]!)!;
        return ((string)login["username"]!, (string)login["password"]!);
    }

    Process Start(string folder, string program, string address, string secret, string user, string password, out Uri url)
    {
        var port = FreePort.Take();
        url = new Uri($"http://127.0.0.1:{port}/health/deep");
        var start = new ProcessStartInfo("python3", [Path.Combine(Repository.Root, "examples", folder, program)]);
        foreach (var (variable, value) in cloud.Cloud.Options.AwsEnvironment())
            start.Environment[variable] = value;
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        start.Environment["PYTHONPATH"] = Path.Combine(Repository.Root, "examples", "microservices");
        (start.Environment["HOST"], start.Environment["PORT"]) = ("127.0.0.1", port.ToString(CultureInfo.InvariantCulture));
        (start.Environment["DATABASE_HOST"], start.Environment["DATABASE_PORT"], start.Environment["DATABASE_NAME"]) = (address, "5432", "app");
        (start.Environment["DATABASE_USERNAME"], start.Environment["DATABASE_PASSWORD"], start.Environment["DATABASE_SECRET_ARN"]) = (user, password, secret);
        return Process.Start(start)!;
    }

    async Task<HttpStatusCode?> StatusAsync(Uri url)
    {
        try
        {
            using var answer = await cloud.Http.GetAsync(url, TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
