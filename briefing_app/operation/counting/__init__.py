"""What is counted in a position: arrests, patrols, deployments, plan against actual, and what may be published."""
