using Delightful.Core.Answers;
using Delightful.Core.Services;

namespace Delightful.Core.Tests.Answers;

public sealed class AnswerPlaceTests
{
    static ServiceDefinition Service(string name, params string[] environments) => new()
    {
        Service = name, Repository = name, RepositoryUrl = name, Environments = [.. environments.Select(e => new EnvironmentSettings { Name = e })],
    };

    [Fact]
    public void An_entry_of_the_catalogue_that_can_name_no_slot_keeps_nobody_from_answering_elsewhere()
    {
        var command = AnswerCommand.Of("rollback web-app/dev it is slow");

        var place = AnswerPlace.Find(command, [Service("Broken", "dev"), Service("worker", "dev-x"), Service("web-app", "dev")], out var wrong);

        wrong.ShouldBeNull();
        place!.Slots.ShouldHaveSingleItem().ToString().ShouldBe("web-app/dev");
        place.Reason.ShouldBe("it is slow");
    }
}
