using Delightful.Local.Alarms;
using Delightful.Local.AutoScaling;
using Delightful.Local.CodeBuild;
using Delightful.Local.CodeDeploy;
using Delightful.Local.Containers;
using Delightful.Local.Databases;
using Delightful.Local.Deployment;
using Delightful.Local.Ecr;
using Delightful.Local.EventBridge;
using Delightful.Local.Gateway;
using Delightful.Local.GitHub;
using Delightful.Local.Lambda;
using Delightful.Local.Moto;
using Delightful.Local.Pager;
using Delightful.Local.Slack;
using Delightful.Local.Webhook;
using Delightful.Local.XRay;
using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Local;

/// <summary>Every room of the local cloud, in the order in which behaviours are asked and start-up steps run.</summary>
static class LocalCloudServices
{
    public static IServiceCollection AddLocalCloud(this IServiceCollection services) => services
        .AddGateway()
        .AddMoto()
        .AddEventBridge()
        .AddLambda()
        .AddCodeBuild()
        .AddContainers()
        .AddDatabases()
        .AddCodeDeploy()
        .AddEcr()
        .AddAlarms()
        .AddAutoScaling()
        .AddXRay()
        .AddGitHub()
        .AddSlack()
        .AddPager()
        .AddWebhook()
        .AddDeployment();
}
