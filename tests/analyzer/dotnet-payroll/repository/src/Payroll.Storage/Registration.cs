namespace Payroll.Storage;

public static class Registration
{
    public static IServiceCollection AddPayrollStorage(this IServiceCollection services, IConfiguration settings) =>
        services.AddDbContext<PayrollContext>(o => o.UseSqlServer(settings.GetConnectionString("Payroll")));
}
