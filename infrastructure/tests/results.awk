# Of `terraform test -verbose`: the results and the errors, without the plans.
/^  run "/ || /^tests\// || /^(Error|Warning|Success|Failure)/ { plan = 0 }
!plan { print }
/^  run ".*\.\.\. / { plan = 1 }
