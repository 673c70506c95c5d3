using Microsoft.Extensions.DependencyInjection;

namespace Delightful.Local.Alarms;

static class AlarmServices
{
    public static IServiceCollection AddAlarms(this IServiceCollection services) => services.AddSingleton<IAwsObserver, AlarmObserver>();
}
