using Delightful.Core.Slots;

namespace Delightful.Core.Tests.Slots;

public class NamesTests
{
    [Theory]
    [InlineData("web-app/dev")]
    [InlineData("a/b")]
    [InlineData("a2345678901234567890123456789012/prod")]
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
    [InlineData("a23456789012345678901234567890123/prod")]
    public void Anything_else_is_no_slot(string? text) => SlotKey.TryParse(text).ShouldBeNull();

    [Fact]
    public void A_name_that_is_not_allowed_makes_no_slot() => Should.Throw<FormatException>(() => new SlotKey("web-app", "Dev"));

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
