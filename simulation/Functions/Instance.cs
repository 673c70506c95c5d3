using Delightful.Cloud;
using Delightful.Pipeline.Analysis;
using Delightful.Pipeline.Chain;
using Delightful.Pipeline.Functions;
using Delightful.Simulation.Clouds;
using Delightful.Simulation.Time;

namespace Delightful.Simulation.Functions;

/// <summary>
/// The functions and all they are made of, put together as <c>Startup</c> does, over the simulated clouds and with a
/// clock of their own. They share nothing with another instance.
/// </summary>
internal sealed class Instance
{
    public Instance(World world)
    {
        Clock = new InstanceClock(world.Time, world.Current);
        var (store, catalogue) = world.OpenRegistry();
        var builds = new Builds(world.CodeBuild, new BuildSettings(World.PlanProject, World.ApplyProject, World.MigrateProject, World.TestProject));
        var driver = new CodeDeployDriver(world.CodeDeploy, world.Ecs, new CodeDeploySettings("validate-green"), Clock);
        var rolling = new EcsRollingDriver(world.Ecs, new EcsRollingSettings(), Clock);
        var (images, alarms, artifacts) = (new Images(world.Ecr), new Alarms(world.CloudWatch), new Artifacts(world.S3, new ArtifactSettings("artifacts")));
        var (bus, queue) = (new Bus(world.Bus, new BusSettings("delightful")), new FeedbackQueue(world.Queue, new FeedbackQueueSettings("http://127.0.0.1/queue", "http://127.0.0.1/dead")));
        var smoke = new SmokeTester(new HttpClient(world.Web, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan }, Clock);
        var tasks = new TaskTester(Clock);
        var locks = new StateLocks(world.Dynamo, world.S3, new StateLockSettings("states", "locks"));
        IRolloutDriver[] drivers = [driver, rolling];
        var truth = new CloudTruth(builds, drivers);
        var runner = new SlotRunner(
            store,
            new CommandInterpreter(() => bus, () => queue, () => builds, () => locks, () => artifacts, () => images, () => alarms, () => smoke, () => tasks, () => drivers),
            Clock);
        ImagePushed = new(catalogue, images, runner);
        BuildStateChanged = new(runner);
        RolloutStateChanged = new(driver, rolling, store, runner);
        ValidateGreen = new(driver, runner);
        AlarmStateChanged = new(store, runner);
        // No simulated environment asks a language model.
        AnalyzeSource = new(artifacts, bus, new LanguageModelStep(new LanguageModelCall(() => throw new InvalidOperationException("no model"), Clock), artifacts, settings: null), Clock);
        AnalysisCompleted = new(runner);
        var note = new OutageNote(artifacts, Clock);
        var parked = new ParkedRequests(artifacts, note);
        var desk = new RequestDesk(catalogue, queue);
        var requests = new PersonRequests(desk, store, truth, runner, parked, new GateRequests(desk, store, runner, () => new SimulatedAuthors(world), Clock));
        var sender = new SenderCheck(new NobodySigned());
        RollbackRequested = new(requests, sender);
        HoldLiftRequested = new(requests, sender);
        UnlockRequested = new(requests, sender);
        ApprovalDecided = new(requests, sender);
        PromotionRequested = new(requests, sender);
        Watchdog = new(
            new Reconciler(store, catalogue, runner, truth, images, Clock),
            new OutageWatch(note, truth, parked, requests, new SimulatedChat(world), hasChannel: true, Clock), Clock);
    }

    public InstanceClock Clock { get; }

    public ImagePushedFunction ImagePushed { get; }

    public BuildStateChangedFunction BuildStateChanged { get; }

    public RolloutStateChangedFunction RolloutStateChanged { get; }

    public ValidateGreenFunction ValidateGreen { get; }

    public AlarmStateChangedFunction AlarmStateChanged { get; }

    public AnalyzeSourceFunction AnalyzeSource { get; }

    public AnalysisCompletedFunction AnalysisCompleted { get; }

    public RollbackRequestedFunction RollbackRequested { get; }

    public HoldLiftRequestedFunction HoldLiftRequested { get; }

    public UnlockRequestedFunction UnlockRequested { get; }

    public ApprovalDecidedFunction ApprovalDecided { get; }

    public PromotionRequestedFunction PromotionRequested { get; }

    public WatchdogFunction Watchdog { get; }
}
