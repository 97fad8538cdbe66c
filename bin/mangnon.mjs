#!/usr/bin/env node
/** The command line begins on whatever Node the machine has and continues on the pinned one; files stay the caller's. */
import { continueOn, prepare } from '../tools/bootstrap.mjs'

prepare()
continueOn('src/cli/main.ts', process.argv.slice(2), process.cwd())
