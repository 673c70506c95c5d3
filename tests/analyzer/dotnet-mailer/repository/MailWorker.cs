public sealed class MailWorker(IAmazonSQS queue) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            await queue.ReceiveMessageAsync("mail", stop);
    }
}
