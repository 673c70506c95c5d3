/*
 * The protocol of the slot: two function instances work on the items of one or two slots, and everything around them
 * may fail. docs/decisions/0006-model-of-the-slot.md says which part of the code each part stands for.
 *
 * A configuration gives the sizes: SLOTS, and PUSHES and ROLLBACKS for each of them. One fault of each kind may happen in
 * a run, or FAULTS of any kind; REPEATS is 0 where no apply is started twice. A BREAK_... macro takes one guard away.
 */

#ifndef SLOTS
#define SLOTS 1
#endif
#ifndef PUSHES
#define PUSHES 2
#endif
#ifndef ROLLBACKS
#define ROLLBACKS 1
#endif
#ifndef REPEATS
#define REPEATS 1
#endif
#include "state.pml"
#include "properties.pml"
#include "decide.pml"
#include "worker.pml"
#include "cloud.pml"

init {
	byte s;
	atomic {
		for (s : 0 .. SLOTS - 1) {
			bus[s].request = PUSHED | (ROLLBACKS * BIT(ROLLBACK))
		}
		s = 0;
		run worker(0);
		run worker(1);
		run cloud()
	};
	/* Nothing can move any more: then everything must be over. */
	timeout -> everything_is_over(s)
}
