using Delightful.Local.EventBridge.Archives;
using Delightful.Local.EventBridge.Rules;
using Delightful.Local.EventBridge.Schedules;
using Delightful.Local.EventBridge.Targets;
using Delightful.Local.Queues;
using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Local.EventBridge;

static class EventBridgeServices
{
    public static IServiceCollection AddEventBridge(this IServiceCollection services) => services
        .AddSingleton<QueueClient>()
        .AddSingleton<HiddenMessages>()
        .AddSingleton<IAwsObserver>(services => services.GetRequiredService<HiddenMessages>())
        .AddSingleton<RuleBook>()
        .AddSingleton<ArchiveBook>()
        .AddSingleton<EventLog>()
        .AddSingleton<IEndpoints>(s => s.GetRequiredService<EventLog>())
        .AddSingleton<EventRouter>()
        .AddSingleton<IEventEmitter, EventEmitter>()
        .AddSingleton<Delivery>()
        .AddSingleton<ITargetSender, FunctionTarget>()
        .AddSingleton<ITargetSender, QueueTarget>()
        .AddSingleton<ITargetSender, BusTarget>()
        .AddSingleton<ITargetSender, LogGroupTarget>()
        .AddSingleton<IAwsBehaviour, PutEventsBehaviour>()
        .AddSingleton<IAwsBehaviour, PatternCheck>()
        .AddSingleton<IAwsBehaviour, ArchiveOperations>()
        .AddSingleton<IAwsBehaviour, ReplayOperations>()
        .AddSingleton<IAwsObserver, RuleChanges>()
        .AddSingleton<IStartUpStep, Scheduler>();
}
