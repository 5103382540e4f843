//! From a fresh machine to an open desk; the second time in seconds.

use clap::Args;

use crate::central::Central;
use crate::desk::{Desk, MOST_DESKS};
use crate::failure::{Outcome, fail};
use crate::progress::{Steps, in_words};
use crate::system_packages::Purpose;
use crate::xvfb::Xvfb;
use crate::{cargo, node, system_packages};

#[derive(Args)]
pub struct Arguments {
    /// How many desks to open: an officer's, and with 2 a supervisor's beside it
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=i64::from(MOST_DESKS)))]
    desks: u8,
    /// One laptop on its own, without a central: a demo shop in this process, no port
    #[arg(long, conflicts_with_all = ["desks", "port"])]
    solo: bool,
    /// Draws on a screen of its own, prints the path of a picture last, and ends
    #[arg(long)]
    headless: bool,
    /// Port of the central on loopback; 0 takes a free one
    #[arg(long, default_value_t = 0)]
    port: u16,
}

/// The task.
pub fn run(arguments: &Arguments) -> Outcome {
    if !arguments.headless && !has_a_screen() {
        return fail(
            "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set).\n\
             Use `cargo xtask run --headless` for a picture of the window.",
        );
    }
    let purpose = if arguments.headless {
        Purpose::Headless
    } else {
        Purpose::Run
    };
    let mut steps = Steps::of(if arguments.solo { 5 } else { 6 });
    steps.step("system packages", || system_packages::ensure(purpose))?;
    steps.step("node modules", node::install)?;
    steps.step("interface", node::build)?;
    steps.step("programs", cargo::build_programs)?;
    let central = if arguments.solo {
        None
    } else {
        Some(steps.step("central with the demo organisation", || {
            let central = Central::start(arguments.port)?;
            let ending = format!("listening on {}", central.url);
            Ok((central, ending))
        })?)
    };
    if arguments.headless {
        picture(arguments, steps, central.as_ref())
    } else {
        open(arguments, steps, central.as_ref())
    }
}

fn has_a_screen() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

fn numbers(arguments: &Arguments) -> impl Iterator<Item = usize> {
    1..=usize::from(arguments.desks)
}

fn open(arguments: &Arguments, mut steps: Steps, central: Option<&Central>) -> Outcome {
    let desks = steps.step("desks", || {
        let desks: Vec<_> = numbers(arguments)
            .map(|n| Desk::open(n, central, None))
            .collect::<Outcome<_>>()?;
        for desk in &desks {
            desk.await_first_screen()?;
        }
        Ok((desks, "open".to_owned()))
    })?;
    eprintln!(
        "\nReady after {}. Close the window, or press Ctrl+C, to stop everything.",
        in_words(steps.elapsed())
    );
    for desk in &desks {
        let status = desk.await_close();
        if !status.success() {
            return fail(format!(
                "A desk ended on its own ({status}). Its words stand above."
            ));
        }
    }
    Ok(())
}

fn picture(arguments: &Arguments, mut steps: Steps, central: Option<&Central>) -> Outcome {
    let pictures = steps.step("desks, and pictures of them", || {
        // One screen a desk: without a window manager they would lie on each other.
        let screens: Vec<_> = numbers(arguments)
            .map(|_| Xvfb::start())
            .collect::<Outcome<_>>()?;
        let desks: Vec<_> = numbers(arguments)
            .zip(&screens)
            .map(|(number, screen)| Desk::open(number, central, Some(screen)))
            .collect::<Outcome<_>>()?;
        let mut pictures = Vec::new();
        for (number, (desk, screen)) in numbers(arguments).zip(desks.iter().zip(&screens)) {
            desk.await_first_screen()?;
            pictures.push(screen.take_picture(&format!("desk-{number}.png"))?);
        }
        Ok((pictures, "taken".to_owned()))
    })?;
    for picture in pictures {
        println!("{}", picture.display());
    }
    Ok(())
}
