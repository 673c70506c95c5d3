using System.Text.RegularExpressions;
using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Slots;

public class NamesTests
{
    [Theory]
    [InlineData("web-app/dev")]
    [InlineData("a/b")]
    [InlineData("a2345678901234567890/prod1")]
    [InlineData("a23456789012345/production")]
    public void A_slot_is_written_as_it_is_read(string text) => SlotKey.TryParse(text).ToString().ShouldBe(text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("web-app")]
    [InlineData("web-app/dev/1")]
    [InlineData("Web-app/dev")]
    [InlineData("web app/dev")]
    [InlineData("web-app/dev\n")]
    [InlineData("1web/dev")]
    [InlineData("../dev")]
    [InlineData("a23456789012345678901/prod")]
    [InlineData("web-app-/dev")]
    [InlineData("web-app/dev-1")]
    [InlineData("web-app/migration")]
    [InlineData("web-app/a2345678901")]
    [InlineData("a2345678901234567890/prod12")]
    public void Anything_else_is_no_slot(string? text) => SlotKey.TryParse(text).ShouldBeNull();

    [Fact]
    public void The_patterns_that_others_use_say_the_same_as_the_rule()
    {
        var random = new Random(7);
        for (var n = 0; n < 20_000; n++)
        {
            var name = string.Concat(Enumerable.Range(0, random.Next(23)).Select(_ => "abz09-A_/é\n"[random.Next(4) > 0 ? random.Next(6) : random.Next(11)]));
            SlotKey.IsService(name).ShouldBe(Regex.IsMatch(name, $@"\A{SlotKey.ServicePattern}\z"), name);
            SlotKey.IsEnvironment(name).ShouldBe(Regex.IsMatch(name, $@"\A{SlotKey.EnvironmentPattern}\z"), name);
        }
    }

    [Fact]
    public void A_name_that_is_not_allowed_makes_no_slot() => Should.Throw<FormatException>(() => new SlotKey("web-app", "Dev"));

    /// <summary>What a module refuses at plan must not have been accepted before.</summary>
    [Theory]
    [InlineData("infrastructure/modules/ecs-service/variables.tf", "service", SlotKey.ServicePattern, SlotKey.ServiceRule)]
    [InlineData("infrastructure/modules/ecs-service/variables.tf", "environment", SlotKey.EnvironmentPattern, SlotKey.EnvironmentRule)]
    [InlineData("infrastructure/modules/worker/variables.tf", "environment", SlotKey.EnvironmentPattern, SlotKey.EnvironmentRule)]
    [InlineData("infrastructure/foundation/variables.tf", "environment", SlotKey.EnvironmentPattern, SlotKey.EnvironmentRule)]
    public void Terraform_has_the_same_rule_for_names(string file, string variable, string pattern, string rule)
    {
        var text = Repository.File(file);
        text.ShouldContain($"can(regex(\"^{pattern}$\", var.{variable}))");
        text.ShouldContain($"error_message = \"{variable} must be {rule}.\"");
    }

    /// <summary>A migration of a/b would be listed with the tasks of a-b, and the service a-b would run it.</summary>
    [Fact]
    public void No_environment_is_called_as_the_task_family_of_a_migration_ends()
    {
        SlotKey.TryParse($"a-b/{SlotKey.NoEnvironment}").ShouldBeNull();
        SlotKey.FaultOf("a-b", SlotKey.NoEnvironment).ShouldNotBeNull().ShouldContain("other than migration");
        SlotKey.TryParse("a-b/migrations").ShouldNotBeNull();
        Repository.File("infrastructure/modules/migration/main.tf").ShouldContain($"family                   = \"${{var.service.name}}-${{var.service.environment}}-{SlotKey.NoEnvironment}\"");
        Repository.File("docs/schemas/delightful.schema.json").ShouldContain($"\"not\": {{ \"const\": \"{SlotKey.NoEnvironment}\" }}");
        foreach (var file in (string[])["modules/ecs-service", "modules/worker", "foundation"])
            Repository.File($"infrastructure/{file}/variables.tf").ShouldContain($"var.environment != \"{SlotKey.NoEnvironment}\"");
    }

    [Fact]
    public void The_longest_names_together_leave_room_for_a_target_group()
    {
        Repository.File("infrastructure/modules/ecs-service/variables.tf").ShouldContain($"length(var.service) + length(var.environment) <= {SlotKey.LongestTogether}\n");
        Repository.File("infrastructure/modules/ecs-service/main.tf").ShouldContain("slot = \"${var.service}-${var.environment}\"");
        Repository.File("infrastructure/modules/ecs-service/traffic.tf").ShouldContain("\"${local.slot}-${each.key}\"");
        (SlotKey.LongestTogether + "--green".Length).ShouldBe(32);
    }

    [Fact]
    public void The_published_schema_has_the_same_rule_for_names()
    {
        var schema = Repository.File("docs/schemas/delightful.schema.json");
        schema.ShouldContain($"\"^{SlotKey.ServicePattern}$\"");
        schema.ShouldContain($"\"^{SlotKey.EnvironmentPattern}$\"");
    }

    [Fact]
    public void A_command_is_written_as_it_is_read()
    {
        var id = new CommandId(new SlotKey("web-app", "dev"), "20260102T030405Z-1a2b3c4d", "plan", 2);
        id.ToString().ShouldBe("web-app/dev/20260102T030405Z-1a2b3c4d/plan/2");
        CommandId.TryParse(id.ToString()).ShouldBe(id);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("web-app/dev")]
    [InlineData("web-app/dev/1/plan/x")]
    [InlineData("web-app/dev/1/plan/-1")]
    [InlineData("web-app/dev//plan/1")]
    [InlineData("web-app/dev/1//1")]
    [InlineData("CodeDeploy rollback/a/b/c/1")]
    public void Anything_else_is_no_command(string? text) => CommandId.TryParse(text).ShouldBeNull();
}
