/* The builds and rollouts, each as slow as it likes, and the events about them. */

#ifdef BREAK_FENCE
#define IS_OURS(k, carried) true
#else
#define IS_OURS(k, carried) (carried == item[k].fence)
#endif

inline is_over(k, who) {
	work[k].is[who] = OVER;
	work[k].fence[who] = 0;
	bus[k].ended = bus[k].ended | BIT(who)
}

#define WORK(k, who) \
	:: atomic { work[k].is[who] == RUNNING && IS_OURS(k, work[k].fence[who]) -> work[k].is[who] = AT_WORK; takes_effect(k, who) } \
	:: atomic { work[k].is[who] == RUNNING -> is_over(k, who) } \
	:: atomic { work[k].is[who] == AT_WORK -> is_wanted(k, who); is_over(k, who) }

/* A second build of the same command: nobody waits for what it says. */
#define SECOND_BUILD(k, who) \
	:: atomic { work[k].again[who] == RUNNING && IS_OURS(k, work[k].fence_again[who]) -> work[k].again[who] = AT_WORK; takes_effect(k, who) } \
	:: atomic { work[k].again[who] == RUNNING -> work[k].again[who] = OVER } \
	:: atomic { work[k].again[who] == AT_WORK -> is_wanted(k, who); work[k].again[who] = OVER }

#define LOSE(k, who) \
	:: atomic { losses > 0 && (bus[k].request & BIT(who)) -> losses--; bus[k].request = bus[k].request & ~BIT(who) } \
	:: atomic { losses > 0 && (bus[k].ended & BIT(who)) -> losses--; bus[k].ended = bus[k].ended & ~BIT(who) }

#ifdef BREAK_IDEMPOTENCY
#define CLOUD(k, who) WORK(k, who) SECOND_BUILD(k, who) LOSE(k, who)
#else
#define CLOUD(k, who) WORK(k, who) LOSE(k, who)
#endif

proctype cloud() {
end:	do
	CLOUD(0, 1)
	CLOUD(0, 2)
	CLOUD(0, 3)
#if SLOTS == 2
	CLOUD(1, 1)
	CLOUD(1, 2)
	CLOUD(1, 3)
#endif
	od
}
