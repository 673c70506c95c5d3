/* The builds and rollouts, each as slow as it likes, and the events about them. */

/* What a build asks the slot last of all before it applies; it may wait, or give up, for as long as it is not known there. */
#ifdef BREAK_FENCE
#define MAY_APPLY(k, who, build, carried) true
#else
#ifdef BREAK_KNOWN
#define MAY_APPLY(k, who, build, carried) (carried == item[k].fence)
#else
#define MAY_APPLY(k, who, build, carried) (carried == item[k].fence && item[k].running == who && item[k].known == build)
#endif
#endif

inline is_over(k, who) {
	work[k].is[who] = OVER;
	work[k].fence[who] = 0;
	bus[k].ended = bus[k].ended | BIT(who)
}

inline again_is_over(k, who) {
	work[k].again[who] = OVER;
	work[k].fence_again[who] = 0;
	bus[k].ended_again = bus[k].ended_again | BIT(who)
}

#define WORK(k, who) \
	:: atomic { work[k].is[who] == RUNNING && MAY_APPLY(k, who, FIRST, work[k].fence[who]) -> work[k].is[who] = AT_WORK; takes_effect(k, who, FIRST) } \
	:: atomic { work[k].is[who] == RUNNING -> is_over(k, who) } \
	:: atomic { work[k].is[who] == AT_WORK -> is_wanted(k, who, FIRST); is_over(k, who) }

#define WORK_AGAIN(k, who) \
	:: atomic { work[k].again[who] == RUNNING && MAY_APPLY(k, who, SECOND, work[k].fence_again[who]) -> work[k].again[who] = AT_WORK; takes_effect(k, who, SECOND) } \
	:: atomic { work[k].again[who] == RUNNING -> again_is_over(k, who) } \
	:: atomic { work[k].again[who] == AT_WORK -> is_wanted(k, who, SECOND); again_is_over(k, who) }

#define LOSE(k, who) \
	:: atomic { losses > 0 && (bus[k].request & BIT(who)) -> losses--; bus[k].request = bus[k].request & ~BIT(who) } \
	:: atomic { losses > 0 && (bus[k].ended & BIT(who)) -> losses--; bus[k].ended = bus[k].ended & ~BIT(who) } \
	:: atomic { losses > 0 && (bus[k].ended_again & BIT(who)) -> losses--; bus[k].ended_again = bus[k].ended_again & ~BIT(who) }

#define CLOUD(k, who) WORK(k, who) WORK_AGAIN(k, who) LOSE(k, who)

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
