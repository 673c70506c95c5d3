using Delightful.Core.Services;

namespace Delightful.Core.Tests.Slots;

public class SettingsTests
{
    [Fact]
    public void A_hold_in_production_is_lifted_by_a_person_unless_the_environment_says_otherwise()
    {
        new EnvironmentSettings { Name = "prod", Production = true }.EffectiveHoldRelease.ShouldBe(HoldRelease.Lifted);
        new EnvironmentSettings { Name = "dev" }.EffectiveHoldRelease.ShouldBe(HoldRelease.NewerDigest);
        new EnvironmentSettings { Name = "prod", Production = true, HoldRelease = HoldRelease.NewerDigest }.EffectiveHoldRelease.ShouldBe(HoldRelease.NewerDigest);
    }
}
