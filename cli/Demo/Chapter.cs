using Delightful.Cli.Views;
using Delightful.Core.Deployments;

namespace Delightful.Cli.Demo;

/// <summary>One deployment of the story.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Expected">How it should have ended.</param>
sealed record Chapter(DeploymentView End, Outcome Expected);
