/*
 * One function instance: SlotRunner and, for what starts with nobody's event, Reconciler. Between two lines of the
 * outer loop it may be paused for as long as anything else can happen, and it may die.
 */

hidden byte before;

#define NOBODY_AT(k) (hand[0].at != k + 1 && hand[1].at != k + 1)

inline release(w) {
	hand[w].at = 0;
	hand[w].slot = 0;
	hand[w].happened = 0;
	hand[w].deployment = 0;
	hand[w].due = NOTHING;
	hand[w].fence = 0;
	hand[w].taken = 0;
	hand[w].ended = 0;
	hand[w].state = FREE;
	forget(MINE(w))
}

inline load(w, k) {
	copy(MINE(w), k);
	hand[w].state = READ
}

inline handle(w, k, what, who) {
	hand[w].at = k + 1;
	hand[w].slot = k;
	hand[w].happened = what;
	hand[w].deployment = who;
	load(w, k)
}

/* A decision that changes nothing is not written, whatever became of the item since it was read. */
inline ponder(w) {
	decide(w, MINE(w), hand[w].happened, hand[w].deployment);
	if
	:: changed -> hand[w].state = DECIDED
	:: else -> release(w)
	fi;
	changed = 0
}

/* A copy that lost is never looked at again: that it is the same for all of them keeps the search small. */
inline others_lost(w, k) {
#ifndef BREAK_VERSION
	if
	:: hand[1 - w].at == k + 1 -> forget(MINE(1 - w)); hand[1 - w].taken = 0; hand[1 - w].ended = 0;
	   if
	   :: hand[1 - w].state == DECIDED -> hand[1 - w].due = NOTHING; hand[1 - w].fence = 0
	   :: else
	   fi
	:: else
	fi
#else
	skip
#endif
}

inline write(w, k) {
	before = item[k].version;
	copy(k, MINE(w));
#ifdef BREAK_OUTBOX
	item[k].outbox = NOTHING;
#endif
	item[k].version++;
	item[MINE(w)].version++;
	version_grows_by_one(k, before);
	tell(k, hand[w].taken, hand[w].ended);
	before = 0;
	hand[w].taken = 0;
	hand[w].ended = 0;
	others_lost(w, k);
	if
	:: hand[w].due == NOTHING -> release(w)
	:: else ->
		hand[w].happened = 0;	/* decided on: another delivery would change nothing */
		hand[w].deployment = item[k].running;
		hand[w].state = WRITTEN
	fi
}

inline came_back(w, k) {
	hand[w].due = NOTHING;
	hand[w].fence = 0;
	if
#ifndef BREAK_VERSION
	:: item[MINE(w)].version != item[k].version -> hand[w].state = DECIDED	/* its copy has lost; it will be told so */
#endif
	:: else -> hand[w].state = READ
	fi
}

/* Of two builds of one command either may be found. */
inline find_work(w, k, who) {
	if
	:: work[k].is[who] != NONE -> hand[w].happened = STARTED
	:: work[k].again[who] != NONE -> hand[w].happened = STARTED_AGAIN
	:: work[k].is[who] == NONE -> hand[w].happened = NOT_FOUND
	fi
}

inline start_work(w, k, who) {
	if
	:: work[k].is[who] == NONE ->
		work[k].is[who] = (who == ROLLBACK -> AT_WORK : RUNNING);
		work[k].fence[who] = (who == ROLLBACK -> 0 : hand[w].fence);
		if
		:: who == ROLLBACK -> takes_effect(k, who, FIRST)
		:: else
		fi;
		hand[w].happened = STARTED
	:: work[k].is[who] != NONE && who != ROLLBACK && work[k].again[who] == NONE && repeats > 0 ->
		repeats--;
		work[k].again[who] = RUNNING;
		work[k].fence_again[who] = hand[w].fence;
		hand[w].happened = STARTED_AGAIN
#ifdef BREAK_IDEMPOTENCY
	:: work[k].is[who] != NONE && who == ROLLBACK && work[k].again[who] == NONE ->
		work[k].again[who] = AT_WORK;
		takes_effect(k, who, FIRST);
		hand[w].happened = STARTED
#endif
	:: work[k].is[who] != NONE -> find_work(w, k, who)
	fi
}

inline run_command(w, k, who) {
	if
	:: hand[w].due == REVIEW_PLAN -> hand[w].happened = REVIEWED
	:: hand[w].due == START_APPLY && refusals > 0 -> refusals--; hand[w].happened = REFUSED
	:: hand[w].due == START_APPLY || hand[w].due == CREATE_ROLLOUT -> start_work(w, k, who)
	:: hand[w].due == FIND_APPLY -> find_work(w, k, who)
	fi;
	came_back(w, k)
}

/* Its event may be delivered again. */
inline die(w) {
	crashes--;
	if
	:: true
	:: hand[w].happened == REQUESTED -> bus[hand[w].slot].request = bus[hand[w].slot].request | BIT(hand[w].deployment)
	:: hand[w].happened == ENDED -> bus[hand[w].slot].ended = bus[hand[w].slot].ended | BIT(hand[w].deployment)
	:: hand[w].happened == ENDED_AGAIN -> bus[hand[w].slot].ended_again = bus[hand[w].slot].ended_again | BIT(hand[w].deployment)
	fi;
	release(w)
}

/* An event is taken; it may come once more. */
inline take(set, who) {
	if
	:: set = set & ~BIT(who)
	:: duplicates > 0 -> duplicates--
	fi
}

/* What the watchdog finds is usually found when nobody is at the slot; it may also be too early. */
inline look(k) {
	if
	:: NOBODY_AT(k)
	:: !NOBODY_AT(k) && overlaps > 0 -> overlaps--
	fi
}

#define CAN_LOOK(k) (NOBODY_AT(k) || overlaps > 0)
#define LOST_PUSH(k, who) (who != ROLLBACK && (PUSHED & BIT(who)) && !(bus[k].request & BIT(who)) && !(item[k].seen & (BIT(who) | BIT(2))))
#define IS_OVER(k, who, build) (item[k].running == who && item[k].known == build && (build == FIRST -> work[k].is[who] : work[k].again[who]) == OVER)
#define LOST_END(k, who) (IS_OVER(k, who, FIRST) && !(bus[k].ended & BIT(who)))
#define LOST_END_AGAIN(k, who) (IS_OVER(k, who, SECOND) && !(bus[k].ended_again & BIT(who)))
/* CodeBuild says itself that a build runs. */
#define IS_HEARD(k, who, build) (item[k].running == who && item[k].known == NOT_YET && (build == FIRST -> work[k].is[who] : work[k].again[who]) == RUNNING)
#ifdef BREAK_SLOTS
#define ADDRESSED(k) (1 - k)
#else
#define ADDRESSED(k) k
#endif
#ifdef BREAK_PROOF
#define PROOF(k, who) (item[k].running == who && item[k].stage == APPLYING)
#else
#define PROOF(k, who) (item[k].stage == APPLYING && (IS_OVER(k, who, FIRST) || IS_OVER(k, who, SECOND)))
#endif

#ifdef BREAK_VERSION
#define MAY_WRITE(w) true
#else
#define MAY_WRITE(w) (item[MINE(w)].version == item[hand[w].slot].version)
#endif

#define FREE_AND(w, what) (hand[w].state == FREE && (what))

#define BEGIN(w, k, who) \
	:: FREE_AND(w, bus[k].request & BIT(who)) -> take(bus[k].request, who); handle(w, k, REQUESTED, who) \
	:: FREE_AND(w, bus[k].ended & BIT(who)) -> take(bus[k].ended, who); handle(w, ADDRESSED(k), ENDED, who) \
	:: FREE_AND(w, bus[k].ended_again & BIT(who)) -> take(bus[k].ended_again, who); handle(w, k, ENDED_AGAIN, who) \
	:: FREE_AND(w, LOST_END_AGAIN(k, who) && CAN_LOOK(k)) -> look(k); handle(w, k, ENDED_AGAIN, who) \
	:: FREE_AND(w, IS_HEARD(k, who, FIRST)) -> handle(w, k, STARTED, who) \
	:: FREE_AND(w, IS_HEARD(k, who, SECOND)) -> handle(w, k, STARTED_AGAIN, who) \
	:: FREE_AND(w, LOST_PUSH(k, who) && CAN_LOOK(k)) -> look(k); handle(w, k, REQUESTED, who) \
	:: FREE_AND(w, LOST_END(k, who) && CAN_LOOK(k)) -> look(k); handle(w, k, ENDED, who) \
	:: FREE_AND(w, item[k].running == who && item[k].outbox != NOTHING && CAN_LOOK(k)) -> look(k); handle(w, k, TICKED, who) \
	:: FREE_AND(w, unlocks > 0 && PROOF(k, who)) -> unlocks--; handle(w, k, UNLOCKED, who) \
	:: FREE_AND(w, unlocks > 0 && item[k].running == who && item[k].stage == PLANNING) -> unlocks--; handle(w, k, UNLOCKED_IDLE, who)

proctype worker(byte w) {
end:	do
	:: atomic {
		if
		BEGIN(w, 0, 1)
		BEGIN(w, 0, 2)
		BEGIN(w, 0, 3)
#if SLOTS == 2
		BEGIN(w, 1, 1)
		BEGIN(w, 1, 2)
		BEGIN(w, 1, 3)
#endif
		:: hand[w].state == DECIDED && MAY_WRITE(w) -> write(w, hand[w].slot)
		:: hand[w].state == DECIDED && !MAY_WRITE(w) -> load(w, hand[w].slot)
		:: hand[w].state == WRITTEN -> run_command(w, hand[w].slot, hand[w].deployment)
		:: hand[w].state != FREE && crashes > 0 -> die(w)
		fi;
		if
		:: hand[w].state == READ -> ponder(w)
		:: else
		fi
	}
	od
}
