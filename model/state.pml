/* What there is: the items, the workers, the work in the clouds, the events under way, the faults still to come. */

/* Deployments: 1 and 2 are pushes, 2 the newer one; 3 is a rollback. */
#define NOBODY   0
#define ROLLBACK 3
#define BIT(d)   (1 << (d))
#define PUSHED   (PUSHES == 2 -> BIT(1) | BIT(2) : PUSHES * BIT(1))

/* Stages of the running deployment. */
#define IDLE     0
#define PLANNING 1
#define APPLYING 2
#define SHIFTING 3

/* Commands; the outbox holds at most one that starts something. */
#define NOTHING        0
#define REVIEW_PLAN    1
#define START_APPLY    2
#define FIND_APPLY     3
#define CREATE_ROLLOUT 4

/* Events. */
#define REQUESTED 1
#define REVIEWED  2
#define STARTED   3
#define REFUSED   4
#define NOT_FOUND 5
#define ENDED     6
#define TICKED    7
#define UNLOCKED  8	/* a person asked, and the work was found to be over */
#define UNLOCKED_IDLE 9	/* a person asked, and there was no work that could change anything */
#define STARTED_AGAIN 10	/* the same of the second build of an apply */
#define ENDED_AGAIN  11

typedef Item {
	byte version;
	byte fence;
	byte running;
	byte stage;
	byte known;	/* which build, or whether the rollout, of the running deployment is written down */
	byte first;	/* the waiting ones, in order */
	byte second;
	byte outbox;
	byte seen	/* requests that were accepted */
}

/* A function instance between two of its steps. */
#define FREE    0
#define DECIDED 1	/* it loaded and decided; the write is next */
#define WRITTEN 2	/* it wrote; the command is next */
#define READ    3	/* only within a step */

typedef Worker {
	byte state;
	byte at;	/* the slot it works on, from 1; 0 for none */
	byte slot;
	byte happened;
	byte deployment;
	byte due;
	byte fence;	/* what the command carries */
	byte taken;	/* what the decision accepts and ends: written in the same transaction */
	byte ended
}

/* Builds and rollouts, by deployment. A start that comes too late for CodeBuild's token makes a second build. */
#define NOT_YET 0
#define FIRST   1
#define SECOND  2

#define NONE    0
#define RUNNING 1	/* it has not read the fence yet */
#define AT_WORK 2
#define OVER    3

typedef Work {
	byte is[4];
	byte fence[4];
	byte again[4];
	byte fence_again[4]
}

typedef Bus {
	byte request;
	byte ended;
	byte ended_again
}

Item item[4];	/* the slots, then what each worker holds in its hands */
Worker hand[2];
Work work[SLOTS];
Bus bus[SLOTS];

#ifdef FAULTS
byte faults = FAULTS;
#define crashes faults
#define duplicates faults
#define losses faults
#define overlaps faults
#define refusals faults
#define unlocks faults
#define repeats faults
#else
byte crashes = 1, duplicates = 1, losses = 1, overlaps = 1, refusals = 1, unlocks = 1, repeats = REPEATS;
#endif

/* What the history says, for the properties only. */
byte accepted[SLOTS];
byte over[SLOTS];

#define MINE(w) (w + 2)

inline copy(to, from) {
	item[to].version = item[from].version;
	item[to].fence = item[from].fence;
	item[to].running = item[from].running;
	item[to].stage = item[from].stage;
	item[to].known = item[from].known;
	item[to].first = item[from].first;
	item[to].second = item[from].second;
	item[to].outbox = item[from].outbox;
	item[to].seen = item[from].seen
}

inline forget(i) {
	item[i].version = 0;
	item[i].fence = 0;
	item[i].running = NOBODY;
	item[i].stage = IDLE;
	item[i].known = NOT_YET;
	item[i].first = NOBODY;
	item[i].second = NOBODY;
	item[i].outbox = NOTHING;
	item[i].seen = 0
}
